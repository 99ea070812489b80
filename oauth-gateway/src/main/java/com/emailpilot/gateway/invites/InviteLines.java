package com.emailpilot.gateway.invites;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the clients of a list, and what is wrong with its lines. */
final class InviteLines {

    private static final int TOLD = 20;

    private final List<NewInvite> invites = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    /** Takes what stands in a line over; lines count from 1. */
    void add(int line, NewInvite wanted) {
        InvitePolicy.flaw(wanted).ifPresent(flaw -> refuse(line, flaw));
        var before =
                wanted.name().isEmpty() ? null : seen.putIfAbsent(wanted.name().toLowerCase(Locale.ROOT), line);
        if (before != null) {
            refuse(line, "the name stands in line %d already. Remove one, or tell them apart.".formatted(before));
        }
        invites.add(wanted);
    }

    void refuse(int line, String flaw) {
        flaws.add("Line %d: %s".formatted(line, flaw));
    }

    List<NewInvite> invites() {
        return List.copyOf(invites);
    }

    /** What is wrong, in the order of the lines; not more of it than somebody would read. */
    List<String> flaws() {
        if (invites.size() > InvitePolicy.MOST) {
            return List.of("Line %d: there are %d clients, and %d at most can be invited at once. Send the rest later."
                    .formatted(InvitePolicy.MOST + 1, invites.size(), InvitePolicy.MOST));
        }
        if (invites.isEmpty() && flaws.isEmpty()) {
            return List.of("Line 1: there is no client. Write one name in each line.");
        }
        var told = new ArrayList<>(flaws.subList(0, Math.min(TOLD, flaws.size())));
        if (flaws.size() > TOLD) {
            told.add("And %d more.".formatted(flaws.size() - TOLD));
        }
        return List.copyOf(told);
    }
}

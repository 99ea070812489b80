package com.emailpilot.refresher.identity;

import com.emailpilot.startup.InvalidSettingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which service accounts may ask for which clients: {@code one@project.iam.gserviceaccount.com=*;
 * other@project.iam.gserviceaccount.com=client-id,client-id}. {@code *@project.iam.gserviceaccount.com} stands for all
 * accounts of a project.
 */
record AllowedCallers(Map<String, Caller> byEmail) {

    private static final String SETTING = "EMAILPILOT_CREDENTIAL_CALLERS";
    private static final Pattern EMAIL = Pattern.compile("(\\*|[a-z0-9._-]+)@[a-z0-9.-]+\\.gserviceaccount\\.com");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String ALL = "*";

    AllowedCallers {
        byEmail = Map.copyOf(byEmail);
    }

    /**
     * Reads the setting.
     *
     * @throws InvalidSettingException if it is not of that form
     */
    static AllowedCallers parse(String setting) {
        Map<String, Caller> byEmail = new HashMap<>();
        for (String entry : parts(setting, ";")) {
            var caller = caller(entry);
            if (byEmail.put(caller.email(), caller) != null) {
                throw new InvalidSettingException(SETTING, "names a service account twice");
            }
        }
        return new AllowedCallers(byEmail);
    }

    boolean isEmpty() {
        return byEmail.isEmpty();
    }

    /** Whether all accounts of some project are allowed, which is for local mode. */
    boolean allowsWholeProjects() {
        return byEmail.keySet().stream().anyMatch(email -> email.startsWith(ALL));
    }

    /** The caller with its rights: none if nobody listed it. */
    Caller named(String email) {
        var project = ALL + email.substring(Math.max(0, email.indexOf('@')));
        return Optional.ofNullable(byEmail.get(email))
                .or(() -> Optional.ofNullable(byEmail.get(project)))
                .map(listed -> new Caller(email, listed.everyClient(), listed.clients()))
                .orElseGet(() -> Caller.unlisted(email));
    }

    private static Caller caller(String entry) {
        var sides = entry.split("=", -1);
        var email = sides[0].strip().toLowerCase(Locale.ROOT);
        if (sides.length != 2 || !EMAIL.matcher(email).matches()) {
            throw malformed();
        }
        var clients = parts(sides[1], ",");
        if (clients.equals(Set.of(ALL))) {
            return new Caller(email, true, Set.of());
        }
        if (clients.isEmpty()
                || !clients.stream().allMatch(id -> CLIENT.matcher(id).matches())) {
            throw malformed();
        }
        return new Caller(email, false, clients);
    }

    private static Set<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static InvalidSettingException malformed() {
        return new InvalidSettingException(
                SETTING,
                "must be <e-mail of a service account>=* or =<client id>,<client id>, separated by semicolons");
    }
}

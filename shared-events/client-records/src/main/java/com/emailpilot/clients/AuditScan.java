package com.emailpilot.clients;

import com.emailpilot.clients.DocumentQuery.After;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the trail while it is being read: full with its rows, or with those that it looked through for them. */
final class AuditScan {

    private static final int MOST_READ = 5_000;

    private final AuditFilter wanted;
    private final int size;
    private final List<AuditRow> found = new ArrayList<>();
    private int read;
    private @Nullable AuditRow last;

    AuditScan(AuditFilter wanted, int size) {
        this.wanted = wanted;
        this.size = size;
    }

    /** Whether the page is full now. */
    boolean add(AuditRow row) {
        read++;
        last = row;
        if (wanted.isAmong(row)) {
            found.add(row);
        }
        return isFull();
    }

    AuditPage done() {
        return new AuditPage(found, last == null || !isFull() ? null : new After(last.at(), last.id()));
    }

    private boolean isFull() {
        return found.size() == size || read == MOST_READ;
    }
}

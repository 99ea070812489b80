package com.emailpilot.operations.system;

import com.google.common.base.Suppliers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What was opened, to be closed in the opposite order. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Opens when it is first asked for. */
    <T extends AutoCloseable> Supplier<T> once(Supplier<T> open) {
        return Suppliers.memoize(() -> {
            var resource = open.get();
            opened.push(resource);
            return resource;
        });
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception _) {
            // the process ends anyway, and what it had to do is done
        }
    }
}

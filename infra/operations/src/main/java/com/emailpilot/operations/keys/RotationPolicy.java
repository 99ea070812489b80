package com.emailpilot.operations.keys;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import java.util.List;
import java.util.Optional;

/** What is to be done next so that a new key seals: pure, so that a rotation goes on wherever it was stopped. */
final class RotationPolicy {

    private RotationPolicy() {}

    /**
     * The next step.
     *
     * @param wantsKey whether a new key is to be added where none waits
     */
    static Step next(List<StoredKey> keys, List<KeysetReport> running, boolean wantsKey) {
        var added = first(keys, State.ADDED);
        var primary = first(keys, State.PRIMARY).orElseThrow();
        if (added.isEmpty() && wantsKey) {
            return new Step.Add();
        }
        if (added.isEmpty()) {
            var missing = running.stream()
                    .filter(instance -> instance.primaryKeyId() != primary.id())
                    .toList();
            return missing.isEmpty() ? new Step.Done(primary) : new Step.WaitUntilSealing(primary, missing);
        }
        var key = added.get();
        var missing = running.stream()
                .filter(instance -> !instance.keyIds().contains(key.id()))
                .toList();
        return missing.isEmpty() ? new Step.Promote(key) : new Step.WaitUntilHeld(key, missing);
    }

    /** Whether the key before the current one still opens: that rotation is not over. */
    static boolean hasRetiredKey(List<StoredKey> keys) {
        return first(keys, State.RETIRED).isPresent();
    }

    private static Optional<StoredKey> first(List<StoredKey> keys, State state) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }

    /** One step of a rotation. */
    sealed interface Step {

        /** A new key, which opens and does not seal yet. */
        record Add() implements Step {}

        /** Until each instance can open what the key will seal. */
        record WaitUntilHeld(StoredKey key, List<KeysetReport> missing) implements Step {

            public WaitUntilHeld {
                missing = List.copyOf(missing);
            }
        }

        /** The key seals from now on. */
        record Promote(StoredKey key) implements Step {}

        /** Until each instance seals with the key, so that nothing new is sealed with the one before. */
        record WaitUntilSealing(StoredKey key, List<KeysetReport> missing) implements Step {

            public WaitUntilSealing {
                missing = List.copyOf(missing);
            }
        }

        /** Each instance seals with this key. */
        record Done(StoredKey key) implements Step {}
    }
}

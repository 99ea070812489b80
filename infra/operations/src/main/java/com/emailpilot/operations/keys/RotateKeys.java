package com.emailpilot.operations.keys;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.operations.keys.RotationPolicy.Step;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys rotate}: a new key, held by every instance before it seals anything. */
@Command(
        name = "rotate",
        description = {
            "Adds a key, waits until every instance holds it, and has it seal from then on.",
            "May be stopped anywhere: called again, it goes on."
        },
        mixinStandardHelpOptions = true)
final class RotateKeys implements Callable<Integer> {

    private final ConnectedSystem system;
    private final Supplier<Vault> vault;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Waiting waiting = new Waiting();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Option(names = "--again", description = "Add a key although the one before the current still opens.")
    private boolean again;

    @Option(names = "--no-instances", description = "Go on although no instance runs.")
    private boolean noInstances;

    RotateKeys(ConnectedSystem system, Supplier<Vault> vault) {
        this.system = system;
        this.vault = vault;
    }

    @Override
    public Integer call() {
        try (var opened = vault.get()) {
            var store = new KeyStore(system, opened);
            boolean wantsKey = again || !RotationPolicy.hasRetiredKey(store.keys());
            return dryRun.wanted() ? foresee(store, wantsKey) : rotate(store, wantsKey);
        }
    }

    private int foresee(KeyStore store, boolean wantsKey) {
        var step = next(store, wantsKey);
        output.outcome("Next: " + words(step), Line.empty().with("next", words(step)));
        return step instanceof Step.Done ? ExitStatus.NOTHING_TO_DO : ExitStatus.DONE;
    }

    private int rotate(KeyStore store, boolean wantsKey) {
        waiting.begin();
        boolean wants = wantsKey;
        boolean changed = false;
        while (true) {
            var step = next(store, wants);
            switch (step) {
                case Step.Add _ -> {
                    output.say("Added key " + store.add().name() + ".");
                    wants = false;
                    changed = true;
                }
                case Step.Promote(StoredKey key) -> {
                    store.promote(key);
                    output.say("Key " + key.name() + " seals from now on.");
                    wants = false;
                    changed = true;
                }
                case Step.WaitUntilHeld _, Step.WaitUntilSealing _ -> {
                    changed = true;
                    waiting.aMoment(output, words(step), "keys rotate goes on where this stopped.");
                }
                case Step.Done(StoredKey key) -> {
                    return done(key, changed);
                }
            }
        }
    }

    private int done(StoredKey key, boolean changed) {
        var line = Line.empty().with("key", key.name()).with("rotated", changed);
        output.outcome(
                changed
                        ? "Every instance seals with key " + key.name() + ". Next: keys reseal."
                        : "Key " + key.name()
                                + " seals everywhere already, and the one before it still opens. Next: keys"
                                + " reseal, then keys disable (keys status shows which).",
                line);
        return changed ? ExitStatus.DONE : ExitStatus.NOTHING_TO_DO;
    }

    private Step next(KeyStore store, boolean wantsKey) {
        var running = store.running().reports();
        if (running.isEmpty() && !noInstances) {
            throw new FailedOperationException(
                    "No instance reports which keys it holds: start the services, or say --no-instances if none runs.");
        }
        return RotationPolicy.next(store.keys(), running, wantsKey);
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Add _ -> "add a key.";
            case Step.WaitUntilHeld(StoredKey key, List<KeysetReport> missing) ->
                "wait until key " + key.name() + " is held by " + names(missing) + ".";
            case Step.Promote(StoredKey key) -> "have key " + key.name() + " seal.";
            case Step.WaitUntilSealing(StoredKey key, List<KeysetReport> missing) ->
                "wait until key " + key.name() + " seals at " + names(missing) + ".";
            case Step.Done(StoredKey key) -> "nothing, key " + key.name() + " seals everywhere.";
        };
    }

    private static String names(List<KeysetReport> instances) {
        return instances.stream().map(KeysetReport::instance).collect(Collectors.joining(", "));
    }
}

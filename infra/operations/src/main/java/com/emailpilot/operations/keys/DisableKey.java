package com.emailpilot.operations.keys;

import com.emailpilot.operations.keys.DisablePolicy.Objection;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keys disable}: a key opens no more, once nothing is sealed with it. */
@Command(
        name = "disable",
        description = "Has an older key open no more, if nothing is sealed with it; keys enable takes that back.",
        mixinStandardHelpOptions = true)
final class DisableKey implements Callable<Integer> {

    private final ConnectedSystem system;
    private final Supplier<Vault> vault;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Waiting waiting = new Waiting();

    @Parameters(paramLabel = "KEY", description = "The key's id; keys status shows it.")
    private String name = "";

    @Mixin
    private DryRun dryRun = new DryRun();

    @Option(names = "--leave-quarantined", description = "Give up the documents that do not open.")
    private boolean leaveQuarantined;

    @Option(names = "--lost", description = "The key is gone for good: let services start without it.")
    private boolean lost;

    DisableKey(ConnectedSystem system, Supplier<Vault> vault) {
        this.system = system;
        this.vault = vault;
    }

    @Override
    public Integer call() {
        try (var opened = vault.get()) {
            var store = new KeyStore(system, opened);
            return lost ? giveUp(store) : disable(store, store.key(name));
        }
    }

    private int disable(KeyStore store, StoredKey key) {
        if (key.state() == StoredKey.State.DISABLED) {
            return ended("Key " + name + " is disabled already.", ExitStatus.NOTHING_TO_DO);
        }
        waiting.begin();
        for (var objection = objection(store, key); objection.isPresent(); objection = objection(store, key)) {
            if (dryRun.wanted() || !objection.get().passes()) {
                throw new FailedOperationException(objection.get().reason());
            }
            waiting.aMoment(output, "wait: " + objection.get().reason(), "call keys disable again.");
        }
        if (dryRun.wanted()) {
            return ended("Key " + name + " could be disabled: nothing is sealed with it.", ExitStatus.DONE);
        }
        store.disable(key);
        return ended(
                "Key " + name + " is disabled. Whoever signed in before the rotation signs in again.", ExitStatus.DONE);
    }

    private Optional<Objection> objection(KeyStore store, StoredKey key) {
        return DisablePolicy.beforeCounting(key, store.running())
                .or(() -> DisablePolicy.afterCounting(
                        key, store.count().of(key.id()), store.unreadable(key.id()), leaveQuarantined));
    }

    private int giveUp(KeyStore store) {
        if (store.keys().stream().anyMatch(key -> key.name().equals(name))) {
            throw new FailedOperationException("The keyset holds key " + name + ": it is not lost.");
        }
        var keyId = store.known().keySet().stream()
                .filter(id -> StoredKey.name(id).equals(name))
                .findFirst()
                .orElseThrow(() -> new FailedOperationException("Nobody ever reported a key " + name + "."));
        if (!dryRun.wanted()) {
            store.giveUp(keyId);
        }
        return ended(
                "Services " + (dryRun.wanted() ? "would " : "") + "start without key " + name
                        + "; what it sealed stays shut.",
                ExitStatus.DONE);
    }

    private int ended(String sentence, int status) {
        output.outcome(sentence, Line.empty().with("key", name).with("result", sentence));
        return status;
    }
}

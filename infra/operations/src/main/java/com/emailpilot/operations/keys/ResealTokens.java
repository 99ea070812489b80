package com.emailpilot.operations.keys;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.Progress;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys reseal}: everything that an older key sealed is sealed with the current one. */
@Command(
        name = "reseal",
        description = {
            "Seals with the current key whatever an older one sealed; nobody has to wait for it.",
            "May be stopped anywhere: called again, it goes on."
        },
        mixinStandardHelpOptions = true)
final class ResealTokens implements Callable<Integer> {

    private final ConnectedSystem system;
    private final Supplier<Vault> vault;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Change N documents a second at most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "200")
    private int rate = 200;

    ResealTokens(ConnectedSystem system, Supplier<Vault> vault) {
        this.system = system;
        this.vault = vault;
    }

    @Override
    public Integer call() {
        if (rate < 1 || rate > 10_000) {
            throw new FailedOperationException("--rate is between 1 and 10000.");
        }
        try (var opened = vault.get()) {
            var store = new KeyStore(system, opened);
            refuseWhileOthersSeal(store);
            var counts = store.count();
            return dryRun.wanted() ? foresee(store, counts) : reseal(store, counts.documents());
        }
    }

    /** What an instance goes on sealing with an older key would have to be done again. */
    private void refuseWhileOthersSeal(KeyStore store) {
        store.running().reports().stream()
                .filter(instance -> instance.primaryKeyId() != store.currentKey())
                .findFirst()
                .ifPresent(instance -> {
                    throw new FailedOperationException("Instance " + instance.instance()
                            + " seals with another key still: run keys rotate, which waits for it.");
                });
    }

    private int foresee(KeyStore store, RowCounts counts) {
        var due = counts.sealedOtherwise(store.currentKey());
        output.outcome(
                "%d documents would be sealed with key %s.".formatted(due, StoredKey.name(store.currentKey())),
                Line.empty().with("key", StoredKey.name(store.currentKey())).with("documents", due));
        return due == 0 ? ExitStatus.NOTHING_TO_DO : ExitStatus.DONE;
    }

    private int reseal(KeyStore store, long documents) {
        var end = run(store, documents);
        if (end == null) {
            return ExitStatus.NOTHING_TO_DO;
        }
        if (end.resealed() > 0) {
            store.tell("sealed everything anew with", StoredKey.name(end.keyId()));
        }
        return ended(end);
    }

    private @Nullable ResealProgress run(KeyStore store, long documents) {
        try (var bar = Progress.of("Sealing anew")) {
            return store.reseal()
                    .run(rate)
                    .doOnNext(progress -> bar.at(progress.seen(), documents))
                    .blockLast();
        }
    }

    private int ended(ResealProgress end) {
        var line = Line.empty()
                .with("key", StoredKey.name(end.keyId()))
                .with("seen", end.seen())
                .with("resealed", end.resealed())
                .with("quarantined", end.quarantined())
                .with("left", end.left());
        output.outcome(
                "%d documents seen, %d sealed anew with key %s, %d in quarantine, %d left to the next run."
                        .formatted(
                                end.seen(), end.resealed(), StoredKey.name(end.keyId()), end.quarantined(), end.left()),
                line);
        if (end.left() > 0) {
            return ExitStatus.FAILED;
        }
        return end.resealed() + end.quarantined() == 0 ? ExitStatus.NOTHING_TO_DO : ExitStatus.DONE;
    }
}

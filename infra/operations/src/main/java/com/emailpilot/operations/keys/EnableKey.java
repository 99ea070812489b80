package com.emailpilot.operations.keys;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keys enable}: what was disabled too early opens again. */
@Command(name = "enable", description = "Has a disabled key open again.", mixinStandardHelpOptions = true)
final class EnableKey implements Callable<Integer> {

    private final ConnectedSystem system;
    private final Supplier<Vault> vault;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "KEY", description = "The key's id; keys status shows it.")
    private String name = "";

    @Mixin
    private DryRun dryRun = new DryRun();

    EnableKey(ConnectedSystem system, Supplier<Vault> vault) {
        this.system = system;
        this.vault = vault;
    }

    @Override
    public Integer call() {
        try (var opened = vault.get()) {
            var store = new KeyStore(system, opened);
            var key = store.key(name);
            if (key.state() != StoredKey.State.DISABLED) {
                return ended("Key " + name + " is not disabled.", ExitStatus.NOTHING_TO_DO);
            }
            if (dryRun.wanted()) {
                return ended("Key " + name + " would open again.", ExitStatus.DONE);
            }
            store.enable(key);
            return ended("Key " + name + " opens again.", ExitStatus.DONE);
        }
    }

    private int ended(String sentence, int status) {
        output.outcome(sentence, Line.empty().with("key", name).with("result", sentence));
        return status;
    }
}

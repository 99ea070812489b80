package com.emailpilot.operations.keys;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.system.Keysets;
import com.emailpilot.operations.terminal.CommandGroup;
import com.emailpilot.vault.Vault;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code keys …}: which keys there are, how one takes the place of another, and what is sealed with which. */
public final class KeysCommands {

    private KeysCommands() {}

    /** The commands, for this system. */
    public static CommandLine of(ConnectedSystem system) {
        return of(system, () -> Keysets.open(system.settings()));
    }

    /** The commands, with this vault; each command opens it once and closes it. */
    static CommandLine of(ConnectedSystem system, Supplier<Vault> vault) {
        return CommandGroup.of(
                "keys",
                "Which keys seal the tokens, and how another takes their place.",
                new KeysStatus(system, vault),
                new RotateKeys(system, vault),
                new ResealTokens(system, vault),
                new DisableKey(system, vault),
                new EnableKey(system, vault));
    }
}

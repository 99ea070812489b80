package com.emailpilot.operations.audit;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.CommandGroup;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import picocli.CommandLine;

/** {@code audit …}: who did what, and whether nobody changed what was written about it. */
public final class AuditCommands {

    private AuditCommands() {}

    /** The commands, for this system. */
    public static CommandLine of(ConnectedSystem system) {
        return CommandGroup.of(
                        "audit",
                        "Who did what, and the proof that nobody edited it.",
                        new TailAudit(system),
                        new VerifyTrail(system),
                        new PruneTrail(system))
                .registerConverter(Instant.class, new TimeConverter(system.clock()));
    }
}

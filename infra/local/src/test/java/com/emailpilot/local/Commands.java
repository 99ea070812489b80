package com.emailpilot.local;

import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** The commands as {@code ./emailpilot} has them, for a system that nobody has started. */
final class Commands {

    private Commands() {}

    static CommandLine line() {
        return EmailPilot.commandLine(new GoogleSystem(() -> SystemSettings.of(Map.of()), Clock.systemUTC()));
    }
}

package com.emailpilot.local;

import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.StandIns;
import java.nio.file.Path;

/** What {@code ./emailpilot up} does, with stand-ins for the services. */
final class UpWithStandIns {
    private UpWithStandIns() {}

    public static void main(String[] arguments) {
        var setup = LocalSetup.of(Path.of("/nowhere"), System.getenv()).withApps(new StandIns(Path.of(arguments[0])));
        System.exit(new Up().run(() -> setup));
    }
}

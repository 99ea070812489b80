package com.emailpilot.system.downstream;

import com.emailpilot.system.running.Checkout;
import java.nio.file.Path;
import java.util.List;

/** In which the examples are written. */
enum Language {
    JAVA {
        @Override
        List<String> command() {
            var jar = Checkout.root().resolve("infra/examples/java/target/example-reports.jar");
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-jar", "" + jar);
        }

        @Override
        boolean isInstalled() {
            return true;
        }
    },
    NODE {
        @Override
        List<String> command() {
            return List.of(
                    "node", NodeModules.installed().resolve("src/reports.js").toString());
        }

        @Override
        boolean isInstalled() {
            return NodeModules.canBeInstalled();
        }
    };

    /** Starts the example, as its README says. */
    abstract List<String> command();

    /** Whether this machine, which is no CI, can run it. */
    abstract boolean isInstalled();
}

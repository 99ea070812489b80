package com.emailpilot.local;

import com.emailpilot.local.identity.ServiceAccounts;
import com.emailpilot.local.settings.SettingsException;
import com.emailpilot.local.system.LocalSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a service of this machine shows to the refresher; nothing else goes to the standard output. */
@Command(
        name = "service-token",
        description = "Prints an ID token of a local service account, valid for an hour.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ServiceToken implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Name of the service account: lower-case letters, digits, hyphens.")
    private String name = "";

    @Override
    public Integer call() {
        if (!ServiceAccounts.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(), "NAME must be a letter and up to 29 lower-case letters, digits, hyphens.");
        }
        return print(System.getenv());
    }

    int print(Map<String, String> environment) {
        var root = Path.of(System.getProperty("emailpilot.root", ".")).toAbsolutePath();
        try {
            var home = LocalSetup.of(root, environment).home();
            spec.commandLine().getOut().println(new ServiceAccounts(home, Clock.systemUTC()).token(name));
            return 0;
        } catch (SettingsException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return FAILED;
        }
    }
}

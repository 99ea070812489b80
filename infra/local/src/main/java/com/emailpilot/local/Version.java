package com.emailpilot.local;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is. */
@Command(name = "version", description = "Shows the version.")
final class Version implements Runnable, IVersionProvider {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().println(getVersion()[0]);
    }

    @Override
    public String[] getVersion() {
        var built = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"EmailPilot Klaviyo Connect " + built.orElse("(not packaged)")};
    }
}

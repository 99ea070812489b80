package com.emailpilot.operations.keys;

import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Output;
import java.time.Duration;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/** How long a command waits for instances to load other keys; a command takes it in as a {@code @Mixin}. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long to wait for the instances, such as PT5M. Default: ${DEFAULT-VALUE}.",
            defaultValue = "PT10M")
    private Duration longest = Duration.ofMinutes(10);

    private long begun = System.nanoTime();
    private String told = "";

    void begin() {
        begun = System.nanoTime();
    }

    /**
     * Waits a little; says once what for.
     *
     * @param goesOn what to do after it has waited for too long
     */
    void aMoment(Output output, String what, String goesOn) {
        if (Duration.ofNanos(System.nanoTime() - begun).compareTo(longest) > 0) {
            throw new FailedOperationException("Waited too long to " + what + " Later, " + goesOn);
        }
        if (!what.equals(told)) {
            output.note("Now: " + what);
            told = what;
        }
        Mono.delay(PAUSE).block();
    }
}

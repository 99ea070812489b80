package com.emailpilot.operations.terminal;

import java.util.stream.Stream;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;

/** How many lines a list has at most; a command takes it in as a {@code @Mixin}. */
public final class Limit {

    private static final int ALL = 0;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show N at most; 0 shows all. Default: ${DEFAULT-VALUE}.",
            defaultValue = "50")
    private int most;

    /** As many as are wanted, read as they are taken. */
    public <T> Stream<T> of(Flux<T> found) {
        return (most == ALL ? found : found.take(most)).toStream();
    }

    /** Says where the list may have been cut off. */
    public void tellOfMore(Output output, int shown) {
        if (most != ALL && shown == most) {
            output.note("Only the first " + most + ": --limit N shows more, --limit 0 shows all.");
        }
    }
}

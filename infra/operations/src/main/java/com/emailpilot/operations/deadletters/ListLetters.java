package com.emailpilot.operations.deadletters;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetter;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Limit;
import com.emailpilot.operations.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code dead-letters list}. */
@Command(name = "list", description = "Lists dead letters, the last seen first.", mixinStandardHelpOptions = true)
final class ListLetters implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("last_seen", "subscription", "type", "reason", "redrives", "id");
    private static final int PAGE = 50;

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Limit limit = new Limit();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "PARKED",
            description =
                    "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which wait for somebody to decide.")
    private LetterStatus status = LetterStatus.PARKED;

    ListLetters(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var lines = limit.of(letters()).map(LetterLine::brief).toList();
        output.list(COLUMNS, lines, "No such dead letters.");
        limit.tellOfMore(output, lines.size());
        return ExitStatus.DONE;
    }

    private Flux<ParkedLetter> letters() {
        return page(null)
                .expand(page -> page.next() == null ? Mono.empty() : page(page.next()))
                .concatMapIterable(ParkedLetters.Page::letters, 1);
    }

    private Mono<ParkedLetters.Page> page(DocumentQuery.@Nullable After after) {
        return new ParkedLetters(system.documents()).page(status, PAGE, after);
    }
}

package com.emailpilot.operations.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Limit;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit tail}: the newest rows, the last one at the end. */
@Command(
        name = "tail",
        description = "Shows the newest rows, the last one at the end; with --limit 0 --json it exports all of them.",
        mixinStandardHelpOptions = true)
final class TailAudit implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("at", "actor", "action", "client_id", "outcome", "details");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Limit limit = new Limit();

    @Option(names = "--actor", paramLabel = "EMAIL", description = "What this person or service did.")
    private @Nullable String actor;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "One of ${COMPLETION-CANDIDATES}.",
            converter = ActionConverter.class,
            completionCandidates = ActionConverter.Words.class)
    private @Nullable AuditAction action;

    @Option(names = "--client", paramLabel = "CLIENT", description = "What was done to the client of this id.")
    private @Nullable String client;

    @Option(names = "--from", paramLabel = "TIME", description = "At this time or later: " + TimeConverter.FORMS)
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "At this time or before.")
    private @Nullable Instant to;

    TailAudit(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var found = new AuditRows(system.documents()).all(new AuditFilter(actor, action, client, from, to));
        var lines = new ArrayList<>(limit.of(found).map(TailAudit::line).toList());
        Collections.reverse(lines);
        output.list(COLUMNS, lines, "No such rows.");
        limit.tellOfMore(output, lines.size());
        return ExitStatus.DONE;
    }

    private static Line line(AuditRow row) {
        return Line.empty()
                .with("id", row.id())
                .with("at", row.at())
                .with("actor", row.actor())
                .with("action", row.action())
                .with("client_id", row.clientId())
                .with("outcome", row.outcome())
                .with("details", row.details());
    }
}

package com.emailpilot.operations.audit;

import com.emailpilot.clients.audit.Anchor;
import com.emailpilot.clients.audit.Finding;
import com.emailpilot.clients.audit.Verdict;
import com.emailpilot.clients.audit.VerifyAudit;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.Progress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code audit verify}: compares the whole trail with its seals. */
@Command(
        name = "verify",
        description = "Proves that nobody edited the audit trail, or names what was changed.",
        mixinStandardHelpOptions = true)
final class VerifyTrail implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("kind", "where", "sentence");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--anchor",
            paramLabel = "N:HASH",
            converter = AnchorConverter.class,
            description = "A seal that was noted before, as verify prints it and the log keeps it:"
                    + " proves that the chain was not made anew.")
    private @Nullable Anchor anchor;

    VerifyTrail(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        try (var progress = Progress.of("Verifying the audit trail")) {
            return tell(new VerifyAudit(system.documents())
                    .verify(anchor, percent -> progress.at(percent, 100))
                    .blockOptional()
                    .orElseThrow());
        }
    }

    private int tell(Verdict verdict) {
        if (output.forPrograms()) {
            output.details(whole(verdict));
        } else {
            output.say(summary(verdict));
            output.list(
                    COLUMNS, verdict.findings().stream().map(VerifyTrail::line).toList(), "Nobody changed anything.");
        }
        return verdict.findings().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static String summary(Verdict verdict) {
        var end = verdict.end();
        return end == null
                ? "Nothing is sealed yet (%d rows wait): does a client-provisioner run?".formatted(verdict.unsealed())
                : "%d seals, %d rows as they were sealed, %d dropped by retention, %d younger than the last seal.%n"
                                .formatted(verdict.seals(), verdict.rows(), verdict.pruned(), verdict.unsealed())
                        + "Sealed until %s. Note this seal elsewhere: %s".formatted(verdict.sealedUntil(), end);
    }

    private static Line whole(Verdict verdict) {
        var end = verdict.end();
        return Line.empty()
                .with("ok", verdict.findings().isEmpty())
                .with("seals", verdict.seals())
                .with("rows", verdict.rows())
                .with("pruned", verdict.pruned())
                .with("unsealed", verdict.unsealed())
                .with("sealed_until", verdict.sealedUntil())
                .with("anchor", end == null ? null : end.toString())
                .with(
                        "findings",
                        verdict.findings().stream()
                                .map(each -> line(each).values())
                                .toList());
    }

    private static Line line(Finding finding) {
        return Line.empty()
                .with("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                .with("where", finding.where())
                .with("sentence", finding.sentence());
    }

    private static final class AnchorConverter implements ITypeConverter<Anchor> {

        @Override
        public Anchor convert(String text) {
            return Anchor.of(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text
                            + "' is no seal: copy the number, the colon and the 64 digits that verify prints"));
        }
    }
}

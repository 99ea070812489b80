package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditPage;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads a page of the trail with the clients that it is about. */
final class ShowTrail {

    private final AuditRows rows;
    private final Documents documents;

    ShowTrail(AuditRows rows, Documents documents) {
        this.rows = rows;
        this.documents = documents;
    }

    /**
     * Some lines, the newest first.
     *
     * @param next the cursor of the lines after these; absent if these are the last
     */
    record Lines(List<AuditLine> lines, @Nullable String next) {

        Lines {
            lines = List.copyOf(lines);
        }
    }

    Mono<Lines> page(AuditFilter wanted, Question question, String reader) {
        return rows.page(wanted, question.size(), question.after())
                .flatMap(page -> clients(page).map(clients -> lines(page, clients, reader)));
    }

    private Mono<Map<String, ClientRecord>> clients(AuditPage page) {
        var paths = page.rows().stream()
                .map(AuditRow::clientId)
                .filter(Objects::nonNull)
                .distinct()
                .map(ClientRecords::path)
                .toList();
        return paths.isEmpty()
                ? Mono.just(Map.of())
                : documents
                        .readAll(paths)
                        .map(found -> found.stream()
                                .flatMap(snapshot -> ClientRecords.read(snapshot).stream())
                                .collect(Collectors.toMap(ClientRecord::clientId, Function.identity())));
    }

    private static Lines lines(AuditPage page, Map<String, ClientRecord> clients, String reader) {
        var next = page.next();
        return new Lines(
                page.rows().stream()
                        .map(row -> AuditLine.of(row, client(row, clients), reader))
                        .toList(),
                next == null ? null : AuditCursor.write(next));
    }

    private static @Nullable ClientRecord client(AuditRow row, Map<String, ClientRecord> clients) {
        return row.clientId() == null ? null : clients.get(row.clientId());
    }
}

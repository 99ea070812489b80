package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trail as RFC 4180 has it, and so that no spreadsheet takes a cell for a formula. */
final class AuditCsv {

    static final String HEADER = "at,action,actor,client_id,outcome,details,id\r\n";

    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private AuditCsv() {}

    static String line(AuditRow row) {
        var details = row.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
        return Stream.of(
                        cell(row.at().toString()),
                        cell(row.action()),
                        cell(row.actor()),
                        cell(row.clientId()),
                        cell(row.outcome()),
                        cell(details),
                        cell(row.id()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** An apostrophe in front makes text of what a spreadsheet would compute. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var text = STARTS_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

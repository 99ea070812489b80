package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** The trail as RFC 4180 has it, and so that no spreadsheet takes a cell for a formula. */
final class AuditCsv {

    static final String HEADER = "at,action,actor,client_id,outcome,details,id\r\n";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private AuditCsv() {}

    static String line(AuditRow row) {
        var details = row.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
        var values = Stream.of(
                row.at().toString(), row.action(), row.actor(), row.clientId(), row.outcome(), details, row.id());
        return FORMAT.format(values.map(AuditCsv::text).toArray()) + FORMAT.getRecordSeparator();
    }

    /** An apostrophe in front makes text of what a spreadsheet would compute. */
    static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return STARTS_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }
}

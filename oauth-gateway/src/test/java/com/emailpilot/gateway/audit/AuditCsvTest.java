package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditCsvTest {

    @Test
    void writesEachRowInOneLine() {
        var row = AuditRow.of("r1", Instant.parse("2026-01-01T12:00:00Z"), AuditAction.SHARED, "ada@example.com")
                .about("c1")
                .ended("added")
                .with("role", "viewer")
                .with("member", "bob@example.com");

        assertThat(AuditCsv.line(row))
                .isEqualTo("\"2026-01-01T12:00:00Z\",\"shared\",\"ada@example.com\",\"c1\",\"added\","
                        + "\"member=bob@example.com; role=viewer\",\"r1\"\r\n");
        assertThat(AuditCsv.HEADER.split(",")).hasSize(AuditCsv.line(row).split(",").length);
    }

    @Test
    void leavesCellsEmptyOfWhichNothingIsKnown() {
        var row = AuditRow.of("r1", Instant.EPOCH, AuditAction.CREDENTIAL_READ, null);

        assertThat(AuditCsv.line(row)).isEqualTo("\"1970-01-01T00:00:00Z\",\"credential_read\",,,,,\"r1\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void makesTextOfWhatASpreadsheetWouldCompute(String value) {
        assertThat(AuditCsv.text(value)).isEqualTo("'" + value);
    }

    @Test
    void letsNoValueEndItsCell() {
        var row = AuditRow.of("r1", Instant.EPOCH, AuditAction.SHARED, "a\",\"b\r\nc");

        assertThat(AuditCsv.line(row))
                .isEqualTo("\"1970-01-01T00:00:00Z\",\"shared\",\"a\"\",\"\"b\r\nc\",,,,\"r1\"\r\n");
    }
}

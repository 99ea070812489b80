package com.emailpilot.gateway.invites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads pasted names and CSV files: a name in each line, and an e-mail address where the inviter knows one. */
final class InviteCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> TITLES = Set.of("name", "client", "client name", "company", "account", "shop");
    private static final int COLUMNS = 2;

    private InviteCsv() {}

    static InviteLines read(String text) {
        var lines = new InviteLines();
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).get();
        var texts = text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
        for (int number = 1; number <= texts.size(); number++) {
            var line = texts.get(number - 1);
            if (!line.isBlank()) {
                read(lines, number, line.strip(), format);
            }
        }
        return lines;
    }

    private static void read(InviteLines lines, int number, String line, CSVFormat format) {
        try (var parser = CSVParser.parse(line, format)) {
            take(lines, number, parser.getRecords());
        } catch (IOException | UncheckedIOException _) {
            lines.refuse(number, "the quotes do not match. Begin and end the name with one, or remove them.");
        }
    }

    private static void take(InviteLines lines, int number, List<CSVRecord> records) {
        var cells = records.getFirst().toList();
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (number == 1 && TITLES.contains(cells.getFirst().strip().toLowerCase(Locale.ROOT))) {
            return;
        }
        if (cells.size() > COLUMNS && cells.stream().skip(COLUMNS).anyMatch(cell -> !cell.isBlank())) {
            lines.refuse(
                    number,
                    "there are %d columns. Keep the name and the e-mail address; put a name that has a comma in it in quotes."
                            .formatted(cells.size()));
            return;
        }
        lines.add(number, InvitePolicy.normalized(cells.getFirst(), cells.size() > 1 ? cells.get(1) : null));
    }

    /** Spreadsheets export with commas, and where a comma is for decimals with semicolons; what they copy has tabs. */
    private static char delimiter(String text) {
        if (text.indexOf('\t') >= 0) {
            return '\t';
        }
        return text.indexOf(',') < 0 && text.indexOf(';') >= 0 ? ';' : ',';
    }
}

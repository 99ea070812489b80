package com.emailpilot.operations.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lines as a table for people: columns as wide as what they hold. */
final class Table {

    private static final int WIDEST = 100;
    private static final String BETWEEN = "  ";

    private final List<String> columns;
    private final int[] widths;

    /** Its columns are as wide as these lines need; later ones may be cut. */
    Table(List<String> columns, List<Line> lines) {
        this.columns = List.copyOf(columns);
        this.widths = columns.stream().mapToInt(String::length).toArray();
        lines.forEach(this::widen);
    }

    String header() {
        return joined(columns.stream()
                .map(name -> name.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toList());
    }

    String row(Line line) {
        return joined(cells(line));
    }

    private void widen(Line line) {
        var cells = cells(line);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(WIDEST, Math.max(widths[i], length(cells.get(i))));
        }
    }

    private List<String> cells(Line line) {
        return columns.stream()
                .map(column -> Words.of(line.values().get(column)))
                .toList();
    }

    private String joined(List<String> cells) {
        var padded = new ArrayList<String>();
        IntStream.range(0, cells.size() - 1).forEach(i -> padded.add(fitted(cells.get(i), widths[i])));
        padded.add(cells.getLast());
        return String.join(BETWEEN, padded).stripTrailing();
    }

    private static String fitted(String cell, int width) {
        var length = length(cell);
        return length > width
                ? cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…"
                : cell + " ".repeat(width - length);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

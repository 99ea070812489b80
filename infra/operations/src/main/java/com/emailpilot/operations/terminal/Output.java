package com.emailpilot.operations.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints; a command takes it in as a {@code @Mixin} and gets the option {@code --json} with it. */
public final class Output {

    private static final int LONG = 60;

    @Option(names = "--json", description = "Print JSON for programs, one object per line.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Whether a program reads along. */
    public boolean forPrograms() {
        return json;
    }

    /**
     * Prints lines: a table of some columns for people, everything for programs.
     *
     * @param columns the names of the values that people see
     * @param none what people are told where there are no lines
     */
    public void list(List<String> columns, List<Line> lines, String none) {
        if (json) {
            lines.forEach(this::object);
        } else if (lines.isEmpty()) {
            say(none);
        } else {
            var table = new Table(columns, lines);
            out().println(table.header());
            lines.forEach(line -> out().println(table.row(line)));
            out().flush();
        }
    }

    /** Prints all values of one line, each below the other for people. */
    public void details(Line line) {
        if (json) {
            object(line);
            return;
        }
        var width =
                line.values().keySet().stream().mapToInt(String::length).max().orElse(0);
        line.values().forEach((name, value) -> detail(name, value, width + 2));
        out().flush();
    }

    /** Prints what became of a change: a sentence for people, the values for programs. */
    public void outcome(String sentence, Line line) {
        if (json) {
            object(line);
        } else {
            say(sentence);
        }
    }

    /** Tells people something; programs do not see it. */
    public void say(String sentence) {
        if (!json) {
            out().println(sentence);
            out().flush();
        }
    }

    /** Tells people and programs something that is no result: on the standard error. */
    public void note(String sentence) {
        command.commandLine().getErr().println(sentence);
    }

    /** Sentences stand below each other. */
    private void detail(String name, @Nullable Object value, int width) {
        var title = name.replace('_', ' ');
        if (!(value instanceof List<?> several)
                || several.size() < 2
                || Words.of(value).length() < LONG) {
            out().println(("%-" + width + "s%s").formatted(title, Words.of(value)));
            return;
        }
        for (var each : several) {
            out().println(("%-" + width + "s%s").formatted(title, Words.of(each)));
            title = "";
        }
    }

    private void object(Line line) {
        out().println(JsonMapper.shared().writeValueAsString(line.present()));
        out().flush();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}

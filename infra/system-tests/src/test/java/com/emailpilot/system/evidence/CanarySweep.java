package com.emailpilot.system.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.sandbox.oauth.Canary;
import com.emailpilot.system.running.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for secrets of the sandbox where none may be: each of them carries the same text, the canary. */
public final class CanarySweep {

    private static final Set<String> FORMS = forms(Canary.VALUE);

    private final List<String> leaks = new ArrayList<>();
    private int places;

    /** Looks into everything that a system wrote, sent and answered, and into every command line of this machine. */
    public static CanarySweep of(SystemUnderTest system, FirestoreDump dump) {
        var sweep = new CanarySweep();
        system.logs().files().forEach(log -> sweep.look(log.getFileName().toString(), read(log)));
        system.received().forEach(answer -> sweep.look("answer of the gateway", answer));
        system.taps()
                .messages()
                .forEach(tapped -> sweep.look(
                        "message on " + tapped.topic(), tapped.message().toString()));
        dump.documents().forEach(document -> sweep.look(document.collection(), document.toString()));
        Stream.of(system.gatewayWire(), system.provisionerWire())
                .flatMap(wire -> wire.calls().stream())
                .forEach(call -> sweep.look(call.method() + " on the wire", call.request()));
        commandLines().forEach(commandLine -> sweep.look("a command line", commandLine));
        return sweep;
    }

    /** Where the canary was found, and in which form. */
    public List<String> leaks() {
        return List.copyOf(leaks);
    }

    /** How many logs, answers, messages, documents, requests and command lines were looked into. */
    public int places() {
        return places;
    }

    void look(String where, String text) {
        places++;
        var lower = text.toLowerCase(Locale.ROOT);
        FORMS.stream()
                .filter(form -> lower.contains(form.toLowerCase(Locale.ROOT)))
                .forEach(form -> leaks.add(where + " holds " + form));
    }

    /** Plain (which URL encoding leaves alone), reversed, in hex, and in Base64 wherever it begins in the encoded text. */
    private static Set<String> forms(String canary) {
        var hex = HexFormat.of().formatHex(canary.getBytes(UTF_8));
        var reversed = new StringBuilder(canary).reverse().toString();
        var base64 = IntStream.range(0, 3).mapToObj(offset -> base64(" ".repeat(offset) + canary, offset));
        return Stream.concat(Stream.of(canary, hex, reversed), base64).collect(Collectors.toUnmodifiableSet());
    }

    /** Without the digits that depend on what stands before and behind. */
    private static String base64(String text, int offset) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        return encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 2);
    }

    private static List<String> commandLines() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .filter(Files::isReadable)
                .map(CanarySweep::readIfThere)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process may end while we look. */
    private static String readIfThere(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}

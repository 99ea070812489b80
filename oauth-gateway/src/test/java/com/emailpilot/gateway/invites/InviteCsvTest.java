package com.emailpilot.gateway.invites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InviteCsvTest {

    @Test
    void readsPastedNames() {
        var lines = InviteCsv.read("Juniper & Salt\r\n\r\n  Kettle Tea  , Anna@kettle.example\n");

        assertThat(lines.flaws()).isEmpty();
        assertThat(lines.invites())
                .containsExactly(
                        new NewInvite("Juniper & Salt", null), new NewInvite("Kettle Tea", "Anna@kettle.example"));
    }

    @Test
    void readsAFileWithTitlesAndQuotes() {
        var lines = InviteCsv.read("\uFEFFName,E-mail\r\n\"Salt, Ltd \"\"Best\"\"\",a@b.example\r\n,\r\n");

        assertThat(lines.flaws()).isEmpty();
        assertThat(lines.invites()).containsExactly(new NewInvite("Salt, Ltd \"Best\"", "a@b.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kettle;a@b.example", "Kettle\ta@b.example", "Kettle,a@b.example"})
    void readsWhatSpreadsheetsSeparateWith(String text) {
        assertThat(InviteCsv.read(text).invites()).containsExactly(new NewInvite("Kettle", "a@b.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Good\\n,a@b.example|Line 2: there is no name",
                "Good\\nSalt, Ltd|Line 2: what follows the name is no e-mail address",
                "Good\\nA,a@b.example,c|Line 2: there are 3 columns",
                "Good\\n\"Salt|Line 2: the quotes do not match",
                "Good\\nGOOD|Line 2: the name stands in line 1 already",
                "Good\\nSchl\uFFFDssel|Line 2: some characters cannot be read",
                "Good\\na\u0007b|Line 2: the name holds a line break or another control character"
            })
    void namesTheLineAndWhatToDo(String text, String flaw) {
        var lines = InviteCsv.read(text.replace("\\n", "\n"));

        assertThat(lines.flaws()).singleElement().asString().startsWith(flaw).endsWith(".");
    }

    @Test
    void takesTwoHundredCharactersOfAnyAlphabetAndNoMore() {
        var longest = "🫖".repeat(200);

        assertThat(InviteCsv.read(longest).flaws()).isEmpty();
        assertThat(InviteCsv.read(longest + "!").flaws())
                .containsExactly("Line 1: the name is longer than 200 characters. Shorten it.");
    }

    @Test
    void takesTwoHundredClientsAndNoMore() {
        assertThat(InviteCsv.read(names(200)).flaws()).isEmpty();
        assertThat(InviteCsv.read(names(201)).flaws())
                .singleElement()
                .asString()
                .startsWith("Line 201: there are 201 clients, and 200 at most");
    }

    @Test
    void saysThatThereIsNobody() {
        assertThat(InviteCsv.read(" \n\n").flaws()).singleElement().asString().startsWith("Line 1: there is no client");
    }

    @Test
    void tellsNoMoreFlawsThanSomebodyWouldRead() {
        var lines = InviteCsv.read(names(100).replace("\n", ",nobody\n"));

        assertThat(lines.flaws()).hasSize(21).last().isEqualTo("And 79 more.");
        assertThat(List.copyOf(lines.flaws()).getFirst()).startsWith("Line 1:");
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(number -> "Shop " + number).collect(Collectors.joining("\n"));
    }
}

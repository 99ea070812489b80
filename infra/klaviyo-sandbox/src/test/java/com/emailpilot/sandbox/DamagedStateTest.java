package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.sandbox.state.StateFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sandbox makes of a state file that is not as it should be. */
final class DamagedStateTest {

    private Runs runs;

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path folder) {
        runs = new Runs(folder);
    }

    @Test
    void letsNobodyElseReadTheFile() throws IOException {
        runs.started().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatAnotherSandboxUses() {
        try (var _ = runs.started()) {

            assertThatThrownBy(runs::started)
                    .isInstanceOf(StateFileException.class)
                    .hasMessageContaining(runs.file().toString())
                    .hasMessageContaining("SANDBOX_STATE_FILE");
        }
    }

    @Test
    void leavesOutALineThatWasCutOffAndSaysSo() throws IOException {
        String token;
        try (var first = runs.started()) {
            token = Integration.refreshToken(new Integration(first).connect("NWc0f1"));
        }
        Files.writeString(runs.file(), "0a1b2c3d ledger [{\"fact\":\"Us", StandardOpenOption.APPEND);

        try (var second = runs.started()) {
            assertThat(second.notice())
                    .get()
                    .asString()
                    .contains("cut off")
                    .contains(runs.file().toString());
            assertThat(new Integration(second).refresh(token).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense\n", "\n", "00000000 ledger []\n", "\u00ff\u00fe"})
    void refusesAFileThatIsNoneOfItsOwn(String content) throws IOException {
        Files.write(runs.file(), content.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused();
        assertThat(runs.file()).hasBinaryContent(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesAFileWithOneChangedDigit() throws IOException {
        try (var first = runs.started()) {
            new Integration(first).connect("NWc0f1");
        }
        var text = Files.readString(runs.file());
        var place = text.indexOf("\"issuedAt\":\"20") + "\"issuedAt\":\"20".length();
        Files.writeString(runs.file(), text.substring(0, place) + "1" + text.substring(place + 1));

        assertRefused();
    }

    @Test
    void refusesAFileThatLacksALineOfTheStart() throws IOException {
        try (var first = runs.started()) {
            new Integration(first).connect("NWc0f1");
        }
        runs.started().close();
        var lines = Files.readAllLines(runs.file());
        lines.remove(lines.size() / 2);
        Files.write(runs.file(), lines);

        assertRefused();
    }

    @Test
    void startsOnceTheDamagedFileIsDeleted() throws IOException {
        Files.writeString(runs.file(), "nonsense\n");
        assertRefused();

        Files.delete(runs.file());

        try (var next = runs.started()) {
            assertThat(next.notice()).isEmpty();
        }
    }

    private void assertRefused() {
        assertThatThrownBy(runs::started)
                .isInstanceOf(StateFileException.class)
                .hasMessageContaining(runs.file() + " is damaged")
                .hasMessageContaining("--fresh")
                .hasMessageNotContaining("\n");
    }
}

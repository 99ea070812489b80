package com.emailpilot.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChromiumPathTest {

    @TempDir
    private Path folder;

    @Test
    void takesTheOneThatIsSet() throws IOException {
        var set = program("my-browser");
        program("chromium");

        var found = ChromiumPath.find(Map.of("CHROMIUM", set.toString(), "PATH", folder.toString()));

        assertThat(found).contains(set);
    }

    @Test
    void looksOnThePath() throws IOException {
        var chromium = program("chromium-browser");

        var found = ChromiumPath.find(Map.of("PATH", "/nowhere:" + folder));

        assertThat(found).contains(chromium);
    }

    @Test
    void findsNothingWhereTheSettingLeadsNowhere() throws IOException {
        program("chromium");

        var found = ChromiumPath.find(Map.of("CHROMIUM", "/nowhere/chromium", "PATH", folder.toString()));

        assertThat(found).isEmpty();
    }

    private Path program(String name) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createFile(folder.resolve(name)), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

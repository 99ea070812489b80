package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class EnvExampleTest {
    private static final Path FILE = Path.of("../../.env.example");
    private static final Pattern SETTING = Pattern.compile("#([A-Z_]+)=.*");

    @Test
    void listsEveryPortWithItsUsualNumber() throws IOException {
        var lines = Files.readAllLines(FILE);

        assertThat(Arrays.stream(Port.values()).map(port -> "#" + port.setting() + "=" + port.usual()))
                .allMatch(lines::contains);
    }

    @Test
    void saysWhatEachSettingIsFor() throws IOException {
        var lines = Files.readAllLines(FILE);

        for (var i = 1; i < lines.size(); i++) {
            if (SETTING.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i - 1)).startsWith("# ").endsWith(".");
            }
        }
    }

    @Test
    void setsNothingByItself() throws IOException {
        assertThat(Files.readAllLines(FILE)).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    @Test
    void keepsTheNamesOfTheFirstVersion() throws IOException {
        var names = Files.readAllLines(FILE).stream()
                .map(SETTING::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();

        assertThat(names)
                .containsAll(List.of(
                        "KLAVIYO_OAUTH_CLIENT_ID",
                        "KLAVIYO_OAUTH_CLIENT_SECRET",
                        "KLAVIYO_OAUTH_REDIRECT_URI",
                        "KLAVIYO_OAUTH_SCOPES",
                        "FEATURE_KLAVIYO_OAUTH",
                        "ENCRYPTION_KEY"))
                .doesNotHaveDuplicates();
    }
}

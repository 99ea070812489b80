package com.emailpilot.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.local.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractedAppsIT {
    @TempDir
    private Path project;

    private Path target;
    private ExtractedApps apps;

    @BeforeEach
    void build() throws IOException {
        target = Files.createDirectories(project.resolve("oauth-gateway/target"));
        apps = new ExtractedApps(project);
        FakeServiceJar.write(target.resolve("oauth-gateway-1-app.jar"), "first");
    }

    @Test
    void runsTheMainClassOfTheExtractedJar() {
        var app = apps.find("oauth-gateway");

        assertThat(app.mainClass()).isEqualTo("com.example.Main");
        assertThat(app.classPath()).containsExactly(target.resolve("app/oauth-gateway-1-app.jar"));
    }

    @Test
    void extractsOnce() {
        apps.find("oauth-gateway");

        apps.find("oauth-gateway");

        assertThat(target.resolve("count")).hasContent("x");
    }

    @Test
    void extractsAgainWhatWasBuiltAgain() throws IOException {
        apps.find("oauth-gateway");

        FakeServiceJar.write(target.resolve("oauth-gateway-1-app.jar"), "other");
        apps.find("oauth-gateway");

        assertThat(target.resolve("count")).hasContent("xx");
    }

    @Test
    void seesANewBuildOfTheSameSizeAndDate() throws IOException {
        apps.find("oauth-gateway");
        var jar = target.resolve("oauth-gateway-1-app.jar");
        var date = Files.getLastModifiedTime(jar);

        Files.setLastModifiedTime(FakeServiceJar.write(jar, "other"), date);
        apps.find("oauth-gateway");

        assertThat(target.resolve("count")).hasContent("xx");
    }

    @Test
    void saysWhatIsNotBuilt() {
        assertThatThrownBy(() -> apps.find("token-refresher"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("token-refresher is not built: run ./mvnw package.");
    }

    @Test
    void doesNotRunWhatCannotBeExtracted() throws IOException {
        Files.writeString(target.resolve("oauth-gateway-1-app.jar"), "not a jar");

        assertThatThrownBy(() -> apps.find("oauth-gateway"))
                .hasRootCauseMessage("cannot extract " + target.resolve("oauth-gateway-1-app.jar") + ", see "
                        + target.resolve("app-extraction.log"));

        assertThat(target.resolve("app")).doesNotExist();
    }

    @Test
    void extractsOnceForTwoWhoAskTogether() {
        var other = CompletableFuture.supplyAsync(() -> new ExtractedApps(project).find("oauth-gateway"));

        var app = new ExtractedApps(project).find("oauth-gateway");

        assertThat(other.join()).isEqualTo(app);
        assertThat(target.resolve("count")).hasContent("x");
    }
}

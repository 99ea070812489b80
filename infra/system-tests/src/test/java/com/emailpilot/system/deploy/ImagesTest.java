package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jib is told; what it makes of it can only be seen where a base image can be had. */
final class ImagesTest {

    private static final Pattern MAIN_CLASS = Pattern.compile(
            "(?s)jib-maven-plugin</artifactId>\\s*<configuration>\\s*<skip>false</skip>.*?<mainClass>(.+?)</mainClass>");

    @ParameterizedTest
    @ValueSource(strings = {"oauth-gateway", "client-provisioner", "token-refresher", "infra/klaviyo-sandbox"})
    void everyProgramNamesAMainClassThatIsThere(String module) {
        var mainClass = MAIN_CLASS.matcher(ProjectFiles.read(ProjectFiles.at(module + "/pom.xml")));

        assertThat(mainClass.find()).isTrue();
        assertThat(ProjectFiles.at(
                        module + "/src/main/java/" + mainClass.group(1).replace('.', '/') + ".java"))
                .exists();
    }

    @Test
    void everyImageStandsOnAPinnedBaseAndRunsAsNobody() {
        var root = ProjectFiles.read(ProjectFiles.at("pom.xml"));

        assertThat(root)
                .containsPattern("<image>eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-\\w+</image>")
                .contains("<user>65532:65532</user>");
    }
}

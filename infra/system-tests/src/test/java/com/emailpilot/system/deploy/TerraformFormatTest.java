package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TerraformFormatTest {

    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|#.*");

    @Test
    void terraformWouldChangeNothing() throws IOException, InterruptedException {
        assumeTrue(TerraformConsole.isInstalled(), "could not run: there is no terraform on the PATH");

        var format =
                TerraformConsole.run(ProjectFiles.at("infra/terraform"), "fmt", "-check", "-recursive", "-no-color");

        assertThat(new String(format.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(format.waitFor()).isZero();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsLaidOutAndEveryBracketCloses(Path file) {
        var text = ProjectFiles.read(file);

        assertThat(text).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\t", "\r");
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(text.lines())
                .allMatch(line -> (line.length() - line.stripLeading().length()) % 2 == 0);
        assertThat(unclosed(TEXT_OR_COMMENT.matcher(text).replaceAll(""))).isEmpty();
    }

    static Iterable<Path> files() {
        return ProjectFiles.terraform();
    }

    /** The brackets that are left once all pairs are taken away, innermost first. */
    private static String unclosed(String code) {
        var brackets = code.replaceAll("[^(){}\\[\\]]", "");
        var fewer = brackets.replaceAll("\\(\\)|\\[]|\\{}", "");
        return fewer.equals(brackets) ? brackets : unclosed(fewer);
    }
}

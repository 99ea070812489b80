package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptIT {
    @TempDir
    private Path folder;

    private FakeProject project;

    @BeforeEach
    void project() throws IOException {
        project = new FakeProject(folder);
    }

    @Test
    void showsItsUsageWithoutBuilding() throws Exception {
        var run = project.run();

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("Usage:");
        assertThat(project.file("calls")).doesNotExist();
    }

    @Test
    void refusesAnUnknownCommandWithoutBuilding() throws Exception {
        var run = project.run("bogus");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).startsWith("Unknown command: bogus");
        assertThat(project.file("calls")).doesNotExist();
    }

    @Test
    void buildsAndThenBecomesTheLauncher() throws Exception {
        var run = project.run("up", "--fresh");

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.output())
                .contains("[1/2] Event contracts", "[2/2] Local")
                .contains("-Demailpilot.root=" + project.file(""))
                .endsWith("com.emailpilot.local.EmailPilot up --fresh\n");
    }

    @Test
    void buildsOnce() throws Exception {
        project.run("up");

        project.run("up");

        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhatChanged() throws Exception {
        project.run("up");

        Files.writeString(project.file("oauth-gateway/src/main/New.java"), "");
        project.run("up");

        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        var source = Files.writeString(project.file("oauth-gateway/src/main/Old.java"), "");
        project.run("up");

        Files.delete(source);
        project.run("up");

        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void takesNoNoticeOfChangedTests() throws Exception {
        Files.createDirectories(project.file("oauth-gateway/src/test"));
        project.run("up");

        Files.writeString(project.file("oauth-gateway/src/test/NewTest.java"), "");
        project.run("up");

        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhereAJarIsGone() throws Exception {
        project.run("up");

        Files.delete(project.file("token-refresher/target/a-app.jar"));
        project.run("up");

        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void buildsOnceForTwoWhoStartTogether() throws Exception {
        var other = project.start("up");

        project.run("up");
        other.waitFor();

        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void takesALockWhoseOwnerIsGone() throws Exception {
        Files.createDirectories(project.file("target/emailpilot-build.lock"));
        Files.writeString(project.file("target/emailpilot-build.lock/pid"), "999999999");

        var run = project.run("up");

        assertThat(run.status()).isEqualTo(7);
    }

    @Test
    void showsTheErrorsOfABuildThatFailsAndTriesAgainNextTime() throws Exception {
        project.maven(FakeProject.MAVEN_THAT_FAILS);
        var failed = project.run("up");

        project.maven(FakeProject.MAVEN_THAT_BUILDS);
        var next = project.run("up");

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output())
                .contains("Foo.java:[3,1] cannot find symbol")
                .contains(project.file("target/emailpilot-build.log").toString())
                .doesNotContain("Scanning");
        assertThat(next.status()).isEqualTo(7);
    }

    @Test
    void buildsNothingForATokenAndPrintsNothingBesideIt() throws Exception {
        project.run("up");
        Files.writeString(project.file("oauth-gateway/src/main/New.java"), "");

        var run = project.run("service-token", "reports");

        assertThat(run.output())
                .startsWith("java ")
                .endsWith("com.emailpilot.local.EmailPilot service-token reports\n");
        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void runsTheCommandsForOpsWithoutBuilding() throws Exception {
        project.run("up");
        Files.writeString(project.file("oauth-gateway/src/main/New.java"), "");

        var run = project.run("clients", "list", "--json");

        assertThat(run.output()).startsWith("java ").endsWith("com.emailpilot.local.EmailPilot clients list --json\n");
        assertThat(project.builds()).hasSize(1);
    }

    @Test
    void hasNoTokenForASystemThatWasNeverBuilt() throws Exception {
        var run = project.run("service-token", "reports");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("There is no system yet: start one with ./emailpilot up\n");
        assertThat(project.file("calls")).doesNotExist();
    }

    @Test
    void worksFromAnywhereThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("ep"), Path.of("a project/emailpilot"));
        var elsewhere = Files.createSymbolicLink(folder.resolve("ep2"), link);

        var run = project.run(elsewhere, "up");

        assertThat(run.output()).contains("-Demailpilot.root=" + project.file(""));
    }

    @Test
    void stopsWithTheWordsOfFindJdkWhereThereIsNone() throws Exception {
        Files.writeString(project.file(".mvn/find-jdk"), "echo 'No JDK 25 found' >&2\nexit 1\n");

        var run = project.run("up");

        assertThat(run).isEqualTo(new FakeProject.Run(1, "No JDK 25 found\n"));
    }
}

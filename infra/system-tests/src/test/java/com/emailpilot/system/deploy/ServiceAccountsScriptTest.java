package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.identity.ServiceAccounts;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers have service accounts of their own, whose tokens say what those of local mode say. */
final class ServiceAccountsScriptTest {

    private static final String SCRIPT = "infra/docker/service_accounts.py";

    @TempDir
    private Path folder;

    private Path publicKeys = Path.of("");

    @BeforeEach
    void publish() throws IOException, InterruptedException {
        assumeTrue(runs("python3", "--version") && runs("openssl", "version"), "No Python or no OpenSSL here");
        publicKeys = folder.resolve("public.json");
        script("--publish", publicKeys.toString());
    }

    @Test
    void signsWhatLocalModeSigns() throws IOException, InterruptedException, ParseException, JOSEException {
        var accounts = new ServiceAccounts(folder.resolve("local"), Clock.systemUTC());
        accounts.environment();
        var ours = SignedJWT.parse(accounts.token("reports")).getJWTClaimsSet();

        var token = SignedJWT.parse(script("reports"));

        var key = JWKSet.load(publicKeys.toFile())
                .getKeyByKeyId(token.getHeader().getKeyID())
                .toRSAKey();
        var claims = token.getJWTClaimsSet();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(claims.getClaims()).containsOnlyKeys(ours.getClaims().keySet());
        assertThat(Stream.of("iss", "aud", "sub", "email", "email_verified"))
                .allMatch(name -> String.valueOf(ours.getClaim(name)).equals(String.valueOf(claims.getClaim(name))));
        assertThat(lifetime(token)).isEqualTo(lifetime(SignedJWT.parse(accounts.token("reports"))));
    }

    @Test
    void keepsItsKeyFromRunToRunAndToItself() throws IOException, InterruptedException {
        var before = Files.readString(publicKeys);
        var secret = folder.resolve("accounts/service-key.pem");

        script("--publish", publicKeys.toString());

        assertThat(Files.readString(publicKeys)).isEqualTo(before).doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(secret))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(publicKeys)).contains(PosixFilePermission.OTHERS_READ);
    }

    @Test
    void refusesStrangeNames() {
        assertThat(Stream.of("Reports", "../x", "a@b", "").map(this::runsWith)).containsOnly(false);
    }

    private boolean runsWith(String name) {
        try {
            return runs(command(name));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String script(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    private String[] command(String... arguments) {
        var start = Stream.of(
                "python3",
                ProjectFiles.at(SCRIPT).toString(),
                folder.resolve("accounts").toString());
        return Stream.concat(start, Stream.of(arguments)).toArray(String[]::new);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Duration lifetime(SignedJWT token) throws ParseException {
        var claims = token.getJWTClaimsSet();
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}

package com.emailpilot.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.local.settings.SettingsException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceAccountsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path home;
    private ServiceAccounts unit;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        home = folder.resolve("state");
        unit = new ServiceAccounts(home, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void signsWithTheKeyThatTheRefresherIsTold() throws Exception {
        var keys = unit.environment().get("EMAILPILOT_CREDENTIAL_KEYS");
        var token = SignedJWT.parse(unit.token("reports"));

        var key = JWKSet.load(Path.of(URI.create("" + keys)).toFile())
                .getKeyByKeyId(token.getHeader().getKeyID());

        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void saysWhoItIsForAnHour() throws Exception {
        var told = unit.environment();

        var claims = SignedJWT.parse(unit.token("reports")).getJWTClaimsSet();

        assertThat(claims.getStringClaim("email")).isEqualTo("reports@emailpilot-local.iam.gserviceaccount.com");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getIssuer()).isEqualTo(told.get("EMAILPILOT_CREDENTIAL_ISSUER"));
        assertThat(claims.getAudience()).isEqualTo(List.of("" + told.get("EMAILPILOT_CREDENTIAL_AUDIENCE")));
        assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void keepsItsKeyFromOthers() throws Exception {
        unit.environment();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("service-key.json"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(home.resolve("service-keys-public.json"))).doesNotContain("\"d\"");
    }

    @Test
    void keepsItsKeyOverStarts() throws Exception {
        unit.environment();
        var before = Files.readString(home.resolve("service-key.json"));

        new ServiceAccounts(home, Clock.systemUTC()).environment();

        assertThat(home.resolve("service-key.json")).hasContent(before);
    }

    @Test
    void givesNoTokenWhereNoSystemWasEverStarted() {
        assertThatThrownBy(() -> unit.token("reports"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("./emailpilot up")
                .hasMessageNotContaining("\n");
        assertThat(home).doesNotExist();
    }

    @Test
    void saysThatItsKeyIsDamaged() throws Exception {
        unit.environment();
        Files.writeString(home.resolve("service-key.json"), "{");

        assertThatThrownBy(() -> unit.token("reports"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("service-key.json is damaged");
    }
}

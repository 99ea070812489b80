package com.emailpilot.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.gateway.GatewayApplication;
import com.emailpilot.gateway.InMemoryWorld;
import com.emailpilot.startup.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mock.env.MockEnvironment;

final class SettingsTest {

    private static final URI PUBLIC = URI.create("https://pilot.example/api/integrations/klaviyo/oauth/callback");
    private static final LocalUsersProperties NOBODY = new LocalUsersProperties(List.of());

    @Test
    void doNotStartProductionWithUsersOfTheForm() {
        var users = new LocalUsersProperties(List.of(new LocalUsersProperties.LocalUser("a", "b", Set.of("USER"))));

        assertThatThrownBy(() -> cookies(PUBLIC, users)).hasMessageStartingWith("EMAILPILOT_LOCALUSERS");
    }

    @Test
    void doNotStartLocalModeWhereOthersCanReachIt() {
        assertThatThrownBy(() -> cookies(PUBLIC, NOBODY, "local")).hasMessageStartingWith("SPRING_PROFILES_ACTIVE");
    }

    @Test
    void tieCookiesToTheHostWhereThereIsTls() {
        var cookie = cookies(PUBLIC, NOBODY).cookie("session", "x").build();

        assertThat(cookie.getName()).isEqualTo("__Host-session");
        assertThat(cookie.isSecure()).isTrue();
    }

    @Test
    void doNotStartWithoutAWayToSignIn() {
        var production = new SpringApplicationBuilder(GatewayApplication.class, InMemoryWorld.class);
        var settings = Stream.of(
                        "spring.main.allow-bean-definition-overriding=true",
                        "server.port=0",
                        "management.server.port=0",
                        "spring.cloud.gcp.project-id=none",
                        "spring.cloud.gcp.pubsub.emulator-host=localhost:1",
                        "spring.cloud.gcp.firestore.emulator.enabled=true",
                        "emailpilot.keyset-file=target/keyset.json",
                        "KLAVIYO_OAUTH_REDIRECT_URI=" + PUBLIC)
                .map(setting -> "--" + setting)
                .toArray(String[]::new);

        assertThatThrownBy(() -> production.run(settings))
                .hasRootCauseInstanceOf(InvalidSettingException.class)
                .rootCause()
                .hasMessageStartingWith("SPRING_PROFILES_ACTIVE names no way to sign in");
    }

    @Test
    void boundTheLifeOfASession() {
        assertThatThrownBy(() -> new SessionProperties(Duration.ZERO, Duration.ofHours(1)))
                .hasMessageStartingWith("EMAILPILOT_SESSION_IDLELIMIT");
        assertThatThrownBy(() -> new SessionProperties(Duration.ofMinutes(1), Duration.ofDays(2)))
                .hasMessageStartingWith("EMAILPILOT_SESSION_ABSOLUTELIMIT");
    }

    @Test
    void nameTheAddressThatIsNoneOrOpen() {
        assertThatThrownBy(() -> new PublicAddressProperties(URI.create("http://pilot.example/")))
                .hasMessageStartingWith("KLAVIYO_OAUTH_REDIRECT_URI");
        assertThatThrownBy(() -> new PublicAddressProperties(null))
                .hasMessageStartingWith("KLAVIYO_OAUTH_REDIRECT_URI");
    }

    private static HostCookies cookies(URI publicUrl, LocalUsersProperties users, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return new SignInConfiguration().hostCookies(new PublicAddressProperties(publicUrl), users, environment);
    }
}

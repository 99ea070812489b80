package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.emailpilot.local.identity.ServiceAccounts;
import com.emailpilot.local.settings.Port;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComposeTest {

    private static final String GROUND = "ground";
    private static final String CALLERS_KEYS = "/state/keys/service-accounts.json";

    private final ComposeFile compose = new ComposeFile();

    @ParameterizedTest
    @MethodSource("parts")
    void everyPartSaysWhenItIsHealthy(String part) {
        var health = compose.part(part, "healthcheck");

        assertThat(health.get("test")).asInstanceOf(LIST).isNotEmpty();
        assertThat(health.keySet().stream().map(String::valueOf))
                .contains("interval", "timeout", "retries", "start_period");
    }

    @ParameterizedTest
    @MethodSource("partsOnGround")
    void everyPartWaitsUntilWhatItNeedsIsHealthy(String part) {
        var needs = compose.part(part, "depends_on");

        assertThat(needs.containsKey(GROUND)).isTrue();
        assertThat(needs.values()).allMatch(Map.of("condition", "service_healthy")::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-gateway", "client-provisioner", "token-refresher"})
    void servicesWaitForEmulatorsAndSandbox(String service) {
        var needs = compose.part(service, "depends_on");

        assertThat(needs.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder(GROUND, "pubsub", "firestore", "klaviyo-sandbox");
    }

    @Test
    void publishesThePortsOfLocalModeOnThisMachineOnly() {
        var contract = Stream.of(8000, 8001, 8002, 8003, 8004, 8085, 8086, 9000, 9001, 9002);

        var published = compose.services().stream()
                .flatMap(part -> compose.list(part, "ports").stream())
                .toList();

        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(
                        contract.map(ComposeTest::onLoopback).toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Port.values())
                        .map(Port::usual)
                        .map(ComposeTest::onLoopback)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("partsOnGround")
    void everyPartSharesOneLoopback(String part) {
        assertThat(compose.service(part).get("network_mode")).isEqualTo("service:" + GROUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-gateway", "client-provisioner", "token-refresher", "klaviyo-sandbox"})
    void ourProgramsRunInTheImagesThatJibBuildsWithoutPrivileges(String program) {
        var settings = compose.service(program);

        assertThat(settings.get("image")).isEqualTo("emailpilot/" + program);
        assertThat(settings.get("pull_policy")).isEqualTo("never");
        assertThat(settings.get("read_only")).isEqualTo(true);
        assertThat(settings.get("cap_drop")).isEqualTo(List.of("ALL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pubsub", "firestore"})
    void emulatorsAreGooglesInOnePinnedVersion(String emulator) {
        assertThat(compose.service(emulator).get("image"))
                .asString()
                .matches("gcr\\.io/google\\.com/cloudsdktool/google-cloud-cli:\\d+\\.0\\.0-emulators");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-gateway", "client-provisioner", "token-refresher"})
    void servicesTalkToWhatRunsBesideThem(String service) {
        var environment = compose.part(service, "environment");

        assertThat(environment.get("SPRING_PROFILES_ACTIVE")).isEqualTo("local");
        assertThat(environment.get("PUBSUB_EMULATOR_HOST")).isEqualTo("localhost:8085");
        assertThat(environment.get("FIRESTORE_EMULATOR_HOST")).isEqualTo("localhost:8086");
        assertThat(environment.get("KLAVIYO_API_URL")).isEqualTo("http://localhost:8004");
        assertThat(compose.list(service, "volumes")).contains("state:/state");
    }

    @Test
    void gatewayAndSandboxKnowEachOtherByTheAddressesOfTheBrowser() {
        var gateway = compose.part("oauth-gateway", "environment");
        var sandbox = compose.part("klaviyo-sandbox", "environment");

        assertThat(gateway.get("KLAVIYO_CONSENT_URL")).isEqualTo("http://localhost:8003");
        assertThat(gateway.get("KLAVIYO_OAUTH_REDIRECT_URI")).isEqualTo(sandbox.get("SANDBOX_REDIRECT_URIS"));
        assertThat(gateway.get("KLAVIYO_OAUTH_CLIENT_ID")).isEqualTo(sandbox.get("SANDBOX_CLIENT_ID"));
        assertThat(gateway.get("KLAVIYO_OAUTH_CLIENT_SECRET")).isEqualTo(sandbox.get("SANDBOX_CLIENT_SECRET"));
    }

    @Test
    void theRefresherKnowsCallersAsInLocalMode(@TempDir Path folder) {
        var refresher = compose.part("token-refresher", "environment");
        var local = new HashMap<>(new ServiceAccounts(folder, Clock.systemUTC()).environment());
        local.put("EMAILPILOT_CREDENTIAL_CALLERS", ServiceAccounts.everyone());
        local.put("EMAILPILOT_CREDENTIAL_KEYS", "file://" + CALLERS_KEYS);

        assertThat(local)
                .allSatisfy((name, value) -> assertThat(refresher.get(name)).isEqualTo(value));
        assertThat(compose.service(GROUND).get("command"))
                .asString()
                .contains("/service_accounts.py /state/service-accounts --publish " + CALLERS_KEYS);
        assertThat(compose.list(GROUND, "volumes"))
                .contains("./infra/docker/service_accounts.py:/service_accounts.py:ro");
        assertThat(compose.part(GROUND, "healthcheck").get("test"))
                .isEqualTo(List.of("CMD", "test", "-f", CALLERS_KEYS));
    }

    @Test
    void strikesTheClockOfTheCloud() {
        assertThat(compose.list("clock", "volumes"))
                .contains("./infra/terraform/clock.json:/clock.json:ro", "./infra/docker/clock.py:/clock.py:ro");
        assertThat(compose.service("clock").get("command"))
                .isEqualTo("python3 /clock.py localhost:8085 emailpilot-local /clock.json /tmp/struck");
    }

    @Test
    void theSandboxRemembersItsTokensAsLongAsTheStoreDoes() {
        assertThat(compose.part("klaviyo-sandbox", "environment").get("SANDBOX_STATE_FILE"))
                .asString()
                .startsWith("/state/");
        assertThat(compose.list("klaviyo-sandbox", "volumes")).contains("state:/state");
    }

    static List<String> parts() {
        return new ComposeFile().services();
    }

    static List<String> partsOnGround() {
        return parts().stream().filter(part -> !part.equals(GROUND)).toList();
    }

    private static String onLoopback(int port) {
        return "127.0.0.1:%1$d:%1$d".formatted(port);
    }
}

package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.ApiResult.Answered;
import com.emailpilot.klaviyo.ApiResult.Unauthorized;
import com.emailpilot.klaviyo.ApiResult.Unavailable;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

final class HttpKlaviyoAccountsTest {

    private static final AccessToken TOKEN = new AccessToken("access-1");
    private static final ApiResult<KlaviyoAccount> EXAMPLE = new Answered<>(TestAccounts.exampleOrg());

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoAccounts klaviyo = KlaviyoHttp.accounts(server.endpoints(), TestLimits.API);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsTheRecordedAccount() {
        server.replies(Replies.jsonApi(200, RecordedAnswers.ACCOUNT));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Answered<>(new KlaviyoAccount(
                        "WBhXHN",
                        "Example Org",
                        "customer@example.com",
                        "example.com",
                        "AbC123",
                        true,
                        "Software / SaaS",
                        "http://www.example.com",
                        "Europe/Copenhagen",
                        "DKK",
                        "en-US")))
                .verifyComplete();
    }

    @Test
    void asksForTheAccountAsKlaviyoExpectsIt() {
        server.replies(Replies.jsonApi(200, RecordedAnswers.ACCOUNT));

        StepVerifier.create(klaviyo.account(TOKEN)).expectNext(EXAMPLE).verifyComplete();

        assertThat(server.requests().getFirst().lines().map(line -> line.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(
                        "get /api/accounts http/1.1",
                        "host: 127.0.0.1:" + server.port(),
                        "user-agent: emailpilot-klaviyo-connect/1.0",
                        "accept: application/vnd.api+json",
                        "authorization: bearer access-1",
                        "revision: 2026-07-15",
                        "");
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("{\"organization_name\":\" Org \",\"default_sender_name\":\"Sender\"}", "Org"),
                Arguments.of("{\"organization_name\":\" \",\"default_sender_name\":\"Sender\"}", "Sender"),
                Arguments.of("{\"organization_name\":null}", "WBhXHN"),
                Arguments.of("{\"organization_name\":7}", "WBhXHN"),
                Arguments.of("{\"organization_name\":\"two\\r\\nlines\"}", "two lines"),
                Arguments.of("{\"organization_name\":\"" + "x".repeat(900) + "\"}", "x".repeat(500)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void alwaysHasAName(String contactInformation, String name) {
        server.replies(Replies.jsonApi(
                200,
                "{\"data\":[{\"id\":\"WBhXHN\",\"attributes\":{\"contact_information\":" + contactInformation
                        + "}}]}"));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Answered<>(
                        new KlaviyoAccount("WBhXHN", name, null, null, null, false, null, null, null, null, null)))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{\"data\":[{\"id\":\"A\"},{\"id\":\"B\"}]}",
                "{\"data\":{\"id\":\"A\"}}",
                "{\"data\":[{\"id\":\"\"}]}",
                "{\"data\":[{\"id\":\"a/../b\"}]}",
                "{\"data\":[{\"id\":7}]}",
                "{}"
            })
    void refusesWhatIsNotOneAccountWithAnId(String document) {
        server.replies(Replies.jsonApi(200, document));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Unavailable<>(null, "not_one_account"))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "@", "customer@"})
    void knowsNoDomainWithoutAnAddress(String email) {
        server.replies(Replies.jsonApi(200, RecordedAnswers.ACCOUNT.replace("customer@example.com", email)));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNextMatches(result ->
                        result instanceof Answered<KlaviyoAccount>(var account) && account.emailDomain() == null)
                .verifyComplete();
    }

    static Stream<Arguments> passingTroubles() {
        return Stream.of(
                Arguments.of("reset", Replies.reset()),
                Arguments.of("server error", Replies.html(502)),
                Arguments.of("truncated", Replies.truncated("{}")),
                Arguments.of("short wait", Replies.jsonApi(429, RecordedAnswers.THROTTLED, "Retry-After: 1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void triesOnceMore(String name, ScriptedServer.Reply trouble) {
        server.replies(trouble, Replies.jsonApi(200, RecordedAnswers.ACCOUNT));

        StepVerifier.create(klaviyo.account(TOKEN)).as(name).expectNext(EXAMPLE).verifyComplete();
    }

    static Stream<Arguments> lastingTroubles() {
        return Stream.of(
                Arguments.of(Replies.html(403), null, "status_403"),
                Arguments.of(Replies.html(401), null, "status_401"),
                Arguments.of(Replies.html(200), null, "malformed"),
                Arguments.of(Replies.jsonApi(403, "{\"errors\":[{\"code\":\"other\"}]}"), null, "status_403"),
                Arguments.of(Replies.jsonApi(404, "{\"errors\":[]}"), null, "status_404"),
                Arguments.of(Replies.jsonApi(302, "{}", "Location: /api/elsewhere"), null, "status_302"),
                Arguments.of(Replies.jsonApi(200, "{\"data\":"), null, "malformed"),
                Arguments.of(Replies.html(429), null, "status_429"),
                Arguments.of(Replies.jsonApi(503, "{}", "Retry-After: 60"), Duration.ofSeconds(60), "status_503"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("lastingTroubles")
    void givesUpAtOnceWhereAnotherTryIsPointless(
            ScriptedServer.Reply trouble, @Nullable Duration retryAfter, String reason) {
        server.replies(trouble, Replies.jsonApi(200, RecordedAnswers.ACCOUNT));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Unavailable<>(retryAfter, reason))
                .verifyComplete();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpAfterTheSecondTry() {
        server.replies(Replies.html(500), Replies.huge(3), Replies.jsonApi(200, RecordedAnswers.ACCOUNT));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Unavailable<>(null, "oversized"))
                .verifyComplete();

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void endsAHangingCallAtItsTotalTime() {
        server.replies(Replies.silence(), Replies.silence());
        var limits = new ApiLimits(
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofMillis(150),
                Duration.ofMillis(1),
                Duration.ZERO);

        StepVerifier.create(KlaviyoHttp.accounts(server.endpoints(), limits).account(TOKEN))
                .expectNext(new Unavailable<>(null, "timeout"))
                .verifyComplete();
    }

    @Test
    void takesABadRequestThatNamesTheCredentialForUnauthorized() {
        server.replies(Replies.jsonApi(400, RecordedAnswers.UNAUTHORIZED.replace("401", "400")));

        StepVerifier.create(klaviyo.account(TOKEN))
                .expectNext(new Unauthorized<>())
                .verifyComplete();
    }
}

package com.emailpilot.gateway.connect;

import static com.emailpilot.gateway.connect.ConnectWorld.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.signin.HostCookies;
import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

/** Step C0, and the cookie that it opens. */
final class OpenFlowTest {

    private static final URI CONSENT = URI.create("https://consent.example");

    private static final SignedIn STRANGER = new SignedIn("second@example.com", Set.of(), "another-session");

    private final ConnectWorld world = new ConnectWorld();
    private final FlowCookies cookies = new FlowCookies(new HostCookies(true));
    private final FlowSeal seal = new FlowSeal(world.vault.cookies());
    private final Flow flow = world.newFlow();

    @Test
    void opensTheFlowOfTheSessionThatStartedIt() {
        var opening = open(flow.state(), ADMIN, null, ConnectWorld.NOW);

        assertThat(opening).isInstanceOfSatisfying(OpenFlow.Opened.class, opened -> {
            assertThat(opened.flow().state()).isEqualTo(flow.state());
            assertThat(opened.flow().codeVerifier()).isEqualTo(flow.codeVerifier());
            assertThat(opened.flow().landing()).isEqualTo(flow.landing());
        });
    }

    @Test
    void refusesAnotherSession() {
        var opening = open(flow.state(), STRANGER, null, ConnectWorld.NOW);

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.USER_MISMATCH));
    }

    @Test
    void findsOutWhichSessionOfTheBrowserStartedTheFlow() {
        var cookie = cookieOf(flow);
        var request = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie(cookie.getName(), cookie.getValue()))
                .build();
        var parameters = new ConsentAnswer.Parameters(flow.state(), null, null);

        var opening = unit(ConnectWorld.NOW).open(request, parameters, List.of(STRANGER, ADMIN));

        assertThat(opening)
                .isInstanceOfSatisfying(
                        OpenFlow.Opened.class,
                        opened -> assertThat(opened.person()).isEqualTo(ADMIN));
    }

    @Test
    void refusesAStateThatItDidNotMake() {
        var opening = open("made-up", ADMIN, null, ConnectWorld.NOW);

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.INVALID_STATE));
    }

    @Test
    void refusesAnAbsentState() {
        var opening = open(null, ADMIN, null, ConnectWorld.NOW);

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.INVALID_STATE));
    }

    @Test
    void refusesAFlowOlderThanTenMinutes() {
        var later = ConnectWorld.NOW.plus(Duration.ofMinutes(10)).plusSeconds(1);

        var opening = open(flow.state(), ADMIN, null, later);

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.INVALID_STATE));
    }

    @Test
    void refusesAnAnswerOfAnotherIssuer() {
        var opening = open(flow.state(), ADMIN, "https://evil.example", ConnectWorld.NOW);

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.INVALID_STATE));
    }

    @Test
    void refusesTheCookieOfAnotherFlowUnderThisName() {
        var other = world.newFlow();
        var request = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie(
                        "__Host-flow-" + Hash.abbreviated(flow.stateHash()),
                        "1." + seal.seal(other, ADMIN.sessionHash())))
                .build();
        var parameters = new ConsentAnswer.Parameters(flow.state(), null, null);

        var opening = unit(ConnectWorld.NOW).open(request, parameters, List.of(ADMIN));

        assertThat(opening).isEqualTo(new OpenFlow.Refused(Outcome.INVALID_STATE));
    }

    @Test
    void tiesTheCookieToTheHostAndKeepsItSmall() {
        var cookie = cookieOf(flow);

        assertThat(cookie.getName()).startsWith("__Host-flow-");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(10));
        assertThat(cookie.toString()).hasSizeLessThanOrEqualTo(1200);
        assertThat(cookie.getValue())
                .doesNotContain(flow.state(), flow.codeVerifier().reveal());
    }

    @Test
    void dropsTheOldestOfFiveFlows() {
        var request = MockServerHttpRequest.get("/");
        for (int number = 1; number <= 4; number++) {
            request.cookie(new HttpCookie("__Host-flow-0000000" + number, (1_000 + number) + ".x"));
        }
        var response = new MockServerHttpResponse();

        cookies.add(request.build(), response, flow, "sealed");

        var removed = response.getCookies().values().stream()
                .flatMap(List::stream)
                .filter(cookie -> cookie.getMaxAge().isZero())
                .map(ResponseCookie::getName);
        assertThat(removed).containsExactly("__Host-flow-00000001");
    }

    private OpenFlow.Opening open(@Nullable String state, SignedIn person, @Nullable String issuer, Instant now) {
        var cookie = cookieOf(flow);
        var request = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie(cookie.getName(), cookie.getValue()))
                .build();
        return unit(now).open(request, new ConsentAnswer.Parameters(state, issuer, null), List.of(person));
    }

    private OpenFlow unit(Instant now) {
        return new OpenFlow(seal, cookies, CONSENT, InstantSource.fixed(now));
    }

    private ResponseCookie cookieOf(Flow started) {
        var response = new MockServerHttpResponse();
        cookies.add(MockServerHttpRequest.get("/").build(), response, started, seal.seal(started, ADMIN.sessionHash()));
        return response.getCookies().values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}

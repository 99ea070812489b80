package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.ApiResult.Answered;
import com.emailpilot.klaviyo.ApiResult.Unavailable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

final class CountingWalkTest {

    private static final AccessToken TOKEN = new AccessToken("access-1");

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoAccounts klaviyo = KlaviyoHttp.accounts(server.endpoints(), TestLimits.API);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForTheSmallestPagesAndFollowsTheLinkAsItCame() {
        server.replies(page(0, 10, link("/api/lists?page%5Bcursor%5D=bmV4dDo6aWQ%3D")), page(10, 1, "null"));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Answered<>(11))
                .verifyComplete();

        assertThat(server.requests())
                .map(CountingWalkTest::firstLine)
                .containsExactly(
                        "GET /api/lists?fields%5Blist%5D=name&page%5Bsize%5D=10&sort=id HTTP/1.1",
                        "GET /api/lists?page%5Bcursor%5D=bmV4dDo6aWQ%3D HTTP/1.1");
    }

    @Test
    void asksForSegmentsWithoutTheirDefinitions() {
        server.replies(page(0, 0, "null"));

        StepVerifier.create(klaviyo.countSegments(TOKEN))
                .expectNext(new Answered<>(0))
                .verifyComplete();

        assertThat(server.requests())
                .map(CountingWalkTest::firstLine)
                .containsExactly("GET /api/segments?fields%5Bsegment%5D=name&page%5Bsize%5D=10&sort=id HTTP/1.1");
    }

    @Test
    void countsAnItemThatMovesToTheNextPageOnce() {
        server.replies(page(0, 10, link("/api/lists?page%5Bcursor%5D=2")), page(9, 3, "null"));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Answered<>(12))
                .verifyComplete();
    }

    @Test
    void walksOnPastAPageThatBecameEmpty() {
        server.replies(page(0, 0, link("/api/lists?page%5Bcursor%5D=2")), page(0, 1, "null"));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Answered<>(1))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/api/lists",
                "http://localhost:%d/api/lists",
                "http://127.0.0.1/api/lists?%d",
                "http://user@127.0.0.1:%d/api/lists",
                "//127.0.0.1:%d/api/lists",
                "/api/lists?%d"
            })
    void neverTakesTheTokenToAnotherPlace(String next) {
        server.replies(page(0, 10, "\"" + next.formatted(server.port()) + "\""), page(10, 1, "null"));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Unavailable<>(null, "foreign_link"))
                .verifyComplete();

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"no uri\"", "7", "{\"href\":\"x\"}", "\"\""})
    void hasNoResultForALinkThatIsNone(String next) {
        server.replies(page(0, 10, next));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNextMatches(Unavailable.class::isInstance)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"links\":{\"next\":null}}",
                "{\"data\":[]}",
                "{\"data\":[{\"type\":\"list\"}],\"links\":{\"next\":null}}"
            })
    void hasNoResultForAPageThatIsNone(String document) {
        server.replies(Replies.jsonApi(200, document));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Unavailable<>(null, "malformed"))
                .verifyComplete();
    }

    @Test
    void hasNoResultWhenItBreaksOffOnTheWay() {
        server.replies(page(0, 10, link("/api/lists?page%5Bcursor%5D=2")), Replies.html(403));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Unavailable<>(null, "status_403"))
                .verifyComplete();
    }

    @Test
    void noticesWhenItWalksInACircle() {
        server.replies(
                page(0, 10, link("/api/lists?page%5Bcursor%5D=2")), page(0, 10, link("/api/lists?page%5Bcursor%5D=2")));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Unavailable<>(null, "circular_pages"))
                .verifyComplete();
    }

    @Test
    void givesUpAfterAThousandPages() {
        server.replies(IntStream.rangeClosed(1, 1_001)
                .mapToObj(number -> page(0, 1, link("/api/lists?page%5Bcursor%5D=" + number)))
                .toArray(ScriptedServer.Reply[]::new));

        StepVerifier.create(klaviyo.countLists(TOKEN))
                .expectNext(new Unavailable<>(null, "too_many_pages"))
                .verifyComplete();

        assertThat(server.requests()).hasSize(1_000);
    }

    private String link(String path) {
        return "\"" + server.uri(path) + "\"";
    }

    private static ScriptedServer.Reply page(int firstId, int items, String next) {
        return Replies.jsonApi(200, RecordedAnswers.page("list", firstId, items, next));
    }

    private static String firstLine(String request) {
        return Stream.of(request.split("\r\n", 2)).findFirst().orElseThrow();
    }
}

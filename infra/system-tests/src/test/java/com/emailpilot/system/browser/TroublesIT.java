package com.emailpilot.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
final class TroublesIT {

    private static final String PAGE = "http://localhost/watched";

    @Test
    void seesErrorsOnTheConsole(Visitor visitor) {
        visitor.expectTrouble("something broke");

        show(visitor, "<script>console.error('something broke')</script>");

        assertThat(visitor.allTroubles()).anyMatch(trouble -> trouble.contains("something broke"));
    }

    @Test
    void seesUncaughtErrors(Visitor visitor) {
        visitor.expectTrouble("never caught");

        show(visitor, "<script>throw new Error('never caught')</script>");

        assertThat(visitor.allTroubles()).anyMatch(trouble -> trouble.contains("never caught"));
    }

    @Test
    void seesViolationsOfThePolicy(Visitor visitor) {
        visitor.expectTrouble("Content Security Policy");
        visitor.expectTrouble("policy violated");

        show(visitor, "<img src='http://localhost/picture.png'>");

        assertThat(visitor.allTroubles()).anyMatch(trouble -> trouble.contains("policy violated: img-src"));
    }

    @Test
    void seesRequestsToOtherHosts(Visitor visitor) {
        visitor.expectTrouble("elsewhere.example");

        show(visitor, "<script src='http://elsewhere.example/script.js'></script>");

        assertThat(visitor.allTroubles()).anyMatch(trouble -> trouble.startsWith("foreign host"));
    }

    @Test
    void seesDialogs(Visitor visitor) {
        visitor.expectTrouble("dialog");

        show(visitor, "<script>alert('hello')</script>");

        assertThat(visitor.allTroubles()).contains("dialog: hello");
    }

    private static void show(Visitor visitor, String content) {
        visitor.page()
                .route(
                        PAGE,
                        route -> route.fulfill(new FulfillOptions()
                                .setContentType("text/html")
                                .setHeaders(Map.of("Content-Security-Policy", "img-src 'none'"))
                                .setBody(content)));
        visitor.page().navigate(PAGE);
        visitor.page().evaluate("() => new Promise((done) => setTimeout(done, 0))");
    }
}

package com.emailpilot.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code POST /api/ops/dead-letters/…}, and the forms of the pages. */
@GatewayTest
@NullUnmarked
final class OperateEndpointTest {

    private static final String ID = TestLetters.SUBSCRIPTION + "_e1";
    private static final String API = "/api/ops/dead-letters/" + ID;
    private static final String PAGE = "/admin/ops/dead-letters/" + ID;
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final Browser admin;
    private final Browser ops;

    OperateEndpointTest(InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.documents = documents;
        this.bus = bus;
        this.admin = Browser.atThePage(port, "admin@example.com");
        this.ops = Browser.atThePage(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestLetters.forget(documents);
        TestLetters.park(documents, ID);
    }

    @Test
    void sendsADeadLetterAgainOnce() {
        var before = sent();

        var first = redrive(ops, "key-1");
        var again = redrive(ops, "key-1");
        var other = redrive(ops, "key-2");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"status\":\"REDRIVING\"", "\"redrives\":1", "ops@example.com");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\":\"under_way\"");
        assertThat(sent() - before).isOne();
    }

    @Test
    void asksForAKey() {
        var answer = ops.change("POST", API + "/redrive");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"idempotency_key_needed\"");
    }

    @Test
    void obeysOpsAlone() {
        assertThat(redrive(admin, "key-1").statusCode()).isEqualTo(403);
        assertThat(admin.change("POST", API + "/drop", "{\"comment\":\"mine\"}").statusCode())
                .isEqualTo(403);
        assertThat(ops.method("POST", API + "/redrive", "Idempotency-Key", "key-1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(status()).isEqualTo("PARKED");
    }

    @Test
    void dropsALetterWithAComment() {
        var without = ops.change("POST", API + "/drop", "{\"comment\":\" \"}");
        var dropped = ops.change("POST", API + "/drop", "{\"comment\":\"sent by a test\"}");
        var again = ops.change("POST", API + "/drop", "{\"comment\":\"other\"}");

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(dropped.body()).contains("\"status\":\"RESOLVED\"", "\"comment\":\"sent by a test\"");
        assertThat(again.body()).contains("sent by a test");
        assertThat(redrive(ops, "key-1").statusCode()).isEqualTo(409);
        assertThat(ops.get("/api/audit?what=dropped").body()).contains("sent by a test", "ops@example.com");
    }

    @Test
    void knowsNoOtherLetter() {
        assertThat(ops.method(
                                "POST",
                                "/api/ops/dead-letters/other/redrive",
                                "X-XSRF-TOKEN",
                                ops.cookie("XSRF-TOKEN"),
                                "Idempotency-Key",
                                "key-1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void offersBothOnThePage() {
        var before = sent();
        var key = KEY.matcher(ops.get(PAGE).body());
        assertThat(key.find()).isTrue();
        var form = Map.of("key", key.group(1), "_csrf", ops.cookie("XSRF-TOKEN"));

        var click = ops.post(PAGE + "/redrive", form);
        var secondClick = ops.post(PAGE + "/redrive", form);

        assertThat(click.statusCode()).isEqualTo(303).isEqualTo(secondClick.statusCode());
        assertThat(click.headers().firstValue("Location")).contains(PAGE + "?done=redriven");
        assertThat(sent() - before).isOne();
        assertThat(ops.get(PAGE + "?done=redriven").body())
                .contains("on its way", "Sent again")
                .doesNotContain("action=\"" + PAGE + "/redrive\"");
        var dropped = ops.post(PAGE + "/drop", Map.of("comment", "a test", "_csrf", ops.cookie("XSRF-TOKEN")));
        assertThat(dropped.headers().firstValue("Location")).contains(PAGE + "?done=dropped");
        assertThat(ops.get(PAGE).body()).contains("a test", "Done").doesNotContain("<form class=\"act\"");
    }

    private HttpResponse<String> redrive(Browser browser, String key) {
        return browser.method(
                "POST", API + "/redrive", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"), "Idempotency-Key", key);
    }

    private long sent() {
        return bus.published().stream()
                .filter(message -> message.attributes().containsKey("replay-target"))
                .count();
    }

    private String status() {
        return documents.peek(TestLetters.path(ID)).text("status").orElseThrow();
    }
}

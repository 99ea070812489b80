package com.emailpilot.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code POST /api/ops/dead-letters/redrive}, and the page of it. */
@GatewayTest
@NullUnmarked
final class RedriveAllEndpointTest {

    private static final String API = "/api/ops/dead-letters/redrive";
    private static final String PAGE = "/admin/ops/dead-letters/redrive";
    private static final String REASON = "delivered too often without success";
    private static final String WANTED = "{\"reason\":\"" + REASON + "\"}";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final Browser admin;
    private final Browser ops;

    RedriveAllEndpointTest(InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.documents = documents;
        this.bus = bus;
        this.admin = Browser.atThePage(port, "admin@example.com");
        this.ops = Browser.atThePage(port, "ops@example.com");
    }

    @BeforeEach
    void begin() {
        TestLetters.forget(documents);
        TestLetters.park(documents, TestLetters.SUBSCRIPTION + "_e1");
        TestLetters.park(documents, TestLetters.SUBSCRIPTION + "_e2");
    }

    @Test
    void looksFirstAndThenSendsOnce() {
        var before = sent();

        var look = ops.change("POST", API, WANTED.replace("}", ",\"dry_run\":true}"));
        assertThat(look.body()).contains("\"count\":2", "\"more\":false");
        assertThat(sent() - before).isZero();
        var ordered = ops.change("POST", API, WANTED, "Idempotency-Key", "all-1");
        var again = ops.change("POST", API, WANTED, "Idempotency-Key", "all-1");

        assertThat(ordered.statusCode()).isEqualTo(200);
        assertThat(ordered.body()).contains("\"sent\":2", "\"expected\":2");
        assertThat(again.body()).isEqualTo(ordered.body());
        assertThat(sent() - before).isEqualTo(2);
        assertThat(ops.change("POST", API, WANTED, "Idempotency-Key", "all-2").statusCode())
                .isEqualTo(409);
    }

    @Test
    void obeysOpsAloneAndNeedsAKeyAndAReason() {
        assertThat(admin.change("POST", API, WANTED, "Idempotency-Key", "mine").statusCode())
                .isEqualTo(403);
        assertThat(admin.get(PAGE + "?reason=x").statusCode()).isEqualTo(403);
        assertThat(ops.change("POST", API, WANTED).body()).contains("idempotency_key_needed");
        assertThat(ops.change("POST", API, "{}", "Idempotency-Key", "none").body())
                .contains("\"code\":\"reason_needed\"");
        assertThat(ops.get(PAGE).statusCode()).isEqualTo(400);
    }

    @Test
    void leadsThroughThePage() {
        var before = sent();
        var look = ops.get(PAGE + "?reason=" + REASON.replace(" ", "%20")).body();
        assertThat(look).contains("2 messages", "Send them again");
        var key = KEY.matcher(look);
        assertThat(key.find()).isTrue();
        var form = Map.of("key", key.group(1), "reason", REASON, "_csrf", ops.cookie("XSRF-TOKEN"));

        var click = ops.post(PAGE, form);
        var secondClick = ops.post(PAGE, form);

        assertThat(click.body()).contains("2 of 2 messages are on the way");
        assertThat(secondClick.body()).contains("2 of 2 messages are on the way");
        assertThat(sent() - before).isEqualTo(2);
        assertThat(ops.get(PAGE + "?reason=nothing%20died%20of%20this").body()).contains("nothing to send");
    }

    private long sent() {
        return bus.published().stream()
                .filter(message -> message.attributes().containsKey("replay-target"))
                .count();
    }
}

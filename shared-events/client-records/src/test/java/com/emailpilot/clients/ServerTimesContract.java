package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface ServerTimesContract extends StoreUnderTest {

    @Test
    default void fillsInTheServerTime() {
        var path = somewhere();

        var created = commit(new Changes()
                .setServerTime("claimed_at")
                .set("attempt", Map.of("id", "one", "taken_at", FieldValue.SERVER_TIMESTAMP))
                .create(path));

        var document = stored(path);
        assertThat(document.time("claimed_at").orElseThrow()).isBetween(created.minus(Duration.ofSeconds(5)), created);
        assertThat(document.time("attempt.taken_at")).isEqualTo(document.time("claimed_at"));
        assertThat(document.text("attempt.id")).contains("one");
    }

    @Test
    default void fillsInTheServerTimeOfAnUpdate() {
        var path = somewhere();
        commit(new Changes().set("client_voice", "warm").create(path));

        var updated = commit(new Changes().setServerTime("oauth.taken_at").update(stored(path)));

        var document = stored(path);
        assertThat(document.time("oauth.taken_at").orElseThrow())
                .isBetween(updated.minus(Duration.ofSeconds(5)), updated);
        assertThat(document.text("client_voice")).contains("warm");
    }
}

package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

interface FieldsContract extends StoreUnderTest {

    @Test
    default void givesBackEveryTypeOfValue() {
        var path = somewhere();
        var time = Instant.parse("2026-03-01T12:00:00.123456Z");
        Map<String, Object> fields = Map.of(
                "text",
                "Grüße 🙂",
                "long",
                1L << 60,
                "flag",
                true,
                "time",
                time,
                "list",
                List.of("a", 1L, Map.of("b", false)),
                "map",
                Map.of("inner", Map.of("time", time), "empty", Map.of()));

        commit(new Write.Create(path, fields));

        assertThat(stored(path).fields()).isEqualTo(fields);
    }

    @Test
    default void givesBackIntegersAsLongs() {
        var path = somewhere();

        commit(new Changes().set("n", 1).create(path));

        assertThat(stored(path).fields()).isEqualTo(Map.of("n", 1L));
    }

    @Test
    default void keepsTimesToTheMicrosecond() {
        var path = somewhere();

        commit(new Changes()
                .set("time", Instant.parse("2026-03-01T12:00:00.123456789Z"))
                .create(path));

        assertThat(stored(path).time("time")).contains(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    default void leavesOutWhatIsNull() {
        var path = somewhere();
        var map = new HashMap<String, @Nullable Object>();
        map.put("null", null);
        map.put("n", 1);

        commit(new Changes().set("map", map).create(path));

        assertThat(stored(path).fields()).isEqualTo(Map.of("map", Map.of("n", 1L)));
    }

    @Test
    default void keepsACopy() {
        var path = somewhere();
        var map = new HashMap<>(Map.of("n", 1L));
        commit(new Changes().set("map", map).create(path));

        map.put("n", 2L);

        assertThat(stored(path).number("map.n")).contains(1L);
    }

    @Test
    default void leavesFieldsAloneThatAreNotNamed() {
        var path = somewhere();
        commit(new Changes()
                .set("client_voice.tone", "warm")
                .set("oauth.state", "connected")
                .set("oauth.seq", 1)
                .create(path));

        commit(new Changes().set("oauth.state", "degraded").update(stored(path)));

        assertThat(stored(path).fields())
                .isEqualTo(Map.of(
                        "client_voice", Map.of("tone", "warm"), "oauth", Map.of("state", "degraded", "seq", 1L)));
    }

    @Test
    default void replacesAMapAsAWhole() {
        var path = somewhere();
        commit(new Changes().set("attempt.id", "one").set("attempt.version", 1).create(path));

        commit(new Changes().set("attempt", Map.of("id", "two")).update(path));

        assertThat(stored(path).fields()).isEqualTo(Map.of("attempt", Map.of("id", "two")));
    }

    @Test
    default void removesFields() {
        var path = somewhere();
        commit(new Changes()
                .set("status", "active")
                .set("oauth.attempt.id", "one")
                .set("oauth.seq", 1)
                .create(path));

        commit(new Changes().remove("status", "oauth.attempt", "never.there").update(path));

        assertThat(stored(path).fields()).isEqualTo(Map.of("oauth", Map.of("seq", 1L)));
    }

    @Test
    default void changesNothingByRemovingWhatIsNotThere() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        var asRead = stored(path);

        commit(new Changes().remove("never", "not.even.there").update(path));

        assertThat(stored(path)).isEqualTo(asRead);
    }

    @Test
    default void takesAnyNameByItsPath() {
        var path = somewhere();
        var names = List.of("ada@example.com", "a`b\\c", "1st", "grüße", "with blank");
        commit(new Changes().set("roles", Map.of("bob@example.com", "owner")).create(path));

        for (String name : names) {
            commit(new Changes().set(FieldPath.of("roles", name), "editor").update(path));
        }
        commit(new Changes()
                .set(FieldPath.of("roles", "bob@example.com"), FieldValue.REMOVED)
                .update(path));

        var roles = names.stream().collect(Collectors.toMap(name -> name, _ -> "editor"));
        assertThat(stored(path).fields()).isEqualTo(Map.of("roles", roles));
    }

    @Test
    default void refusesAFieldWithinAnother() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));

        var twice = documents()
                .commit(List.of(
                        new Changes().set("a", Map.of("b", 1)).set("a.b", 2).update(path)));

        StepVerifier.create(twice).verifyError(IllegalArgumentException.class);
    }

    @Test
    default void refusesWhatItCannotHoldWithoutTellingIt() {
        var unknown = new Changes()
                .set("location", URI.create("https://example.com/secret"))
                .create(somewhere());

        var commit = documents().commit(List.of(unknown));

        StepVerifier.create(commit)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .doesNotContain("secret"));
    }
}

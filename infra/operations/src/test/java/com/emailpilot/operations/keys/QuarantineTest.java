package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vaults;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
final class QuarantineTest {

    private static final DocumentPath BROKEN = ClientRecords.path("client-1");
    private static final DocumentPath NOTE = new DocumentPath("seal_quarantine", "clients_client-1");
    private static final String ACCESS = "oauth.access_token";
    private static final String REFRESH = "oauth.refresh_token";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private KeyWorld world;

    @BeforeEach
    void open() {
        world = new KeyWorld(folder, new InMemoryDocuments((InstantSource) () -> now));
        world.client("client-1");
        world.client("client-2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void neverStopsTheOthers() {
        world.change(BROKEN, ACCESS, damaged(world.text(BROKEN, ACCESS)));
        world.rotate();

        var end = world.resealed();

        assertThat(end.quarantined()).isEqualTo(1);
        assertThat(end.resealed()).isEqualTo(1);
        assertThat(world.opened("client-2", 1)).isEqualTo(KeyWorld.TOKENS);
    }

    @Test
    void saysWhyAndSinceWhenButNeverWhat() {
        var damaged = damaged(world.text(BROKEN, ACCESS));
        world.change(BROKEN, ACCESS, damaged);
        world.rotate();

        world.resealed();
        var first = world.stored(NOTE);
        now = now.plusSeconds(60);
        world.resealed();
        var second = world.stored(NOTE);

        assertThat(first.text("reason")).contains("it is damaged, or lies at a place that it was not sealed for");
        assertThat(first.texts("fields")).isEqualTo(List.of(ACCESS));
        assertThat(second.time("first_seen_at")).isEqualTo(first.time("first_seen_at"));
        assertThat(second.time("seen_at"))
                .contains(first.time("seen_at").orElseThrow().plusSeconds(60));
        assertThat(second.fields().toString()).doesNotContain(damaged.substring(10));
        assertThat(world.text(BROKEN, ACCESS)).isEqualTo(damaged);
    }

    @Test
    void movesTheRestOfTheDocument() {
        world.change(BROKEN, ACCESS, damaged(world.text(BROKEN, ACCESS)));
        var key = world.rotate();

        world.resealed();

        assertThat(world.vault.reseal().keyOf(world.text(BROKEN, REFRESH))).hasValue(key);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        try (var other = Vaults.local(folder.resolve("other.json"))) {
            var foreign = other.tokens().sealClient(world.place("client-1", 1), KeyWorld.TOKENS);
            world.change(BROKEN, REFRESH, foreign.refreshToken());
            world.rotate();

            world.resealed();

            assertThat(world.text(NOTE, "reason"))
                    .isEqualTo("it needs key " + StoredKey.name(other.keyset().primaryKeyId())
                            + ", which the keyset lacks or has disabled");
        }
    }

    @Test
    void holdsWhatNoKeyMade() {
        world.change(BROKEN, ACCESS, "clear text");
        world.rotate();

        world.resealed();

        assertThat(world.text(NOTE, "reason")).isEqualTo("no key made it");
        assertThat(world.counts().unknown()).isEqualTo(1);
    }

    @Test
    void releasesWhatOpensAgain() {
        var good = world.text(BROKEN, ACCESS);
        world.change(BROKEN, ACCESS, damaged(good));
        world.rotate();
        world.resealed();
        world.change(BROKEN, ACCESS, good);

        world.resealed();

        assertThat(world.documents.peek(NOTE)).isNull();
        assertThat(world.opened("client-1", 1)).isEqualTo(KeyWorld.TOKENS);
    }

    /** Its key can still be told. */
    private static String damaged(String sealed) {
        var middle = sealed.length() / 2;
        return sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);
    }
}

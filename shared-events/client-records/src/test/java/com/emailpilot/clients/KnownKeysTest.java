package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class KnownKeysTest {

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final KnownKeys keys = new KnownKeys(documents);

    @Test
    void remembersWhenAKeyWasSeenFirst() {
        keys.seen(-7).block();
        var first = all().getFirst();

        keys.seen(-7).block();

        assertThat(all()).containsExactly(first);
        assertThat(first.id()).isEqualTo(-7);
        assertThat(first.inUse()).isTrue();
    }

    @Test
    void keepsAKeyOutOfUseThatAnInstanceStillHolds() {
        keys.mark(7, false).block();

        keys.seen(7).block();

        assertThat(all()).extracting(KnownKey::inUse).containsExactly(false);
    }

    @Test
    void takesAKeyIntoUseAgain() {
        keys.mark(7, false).block();

        keys.mark(7, true).block();

        assertThat(all()).extracting(KnownKey::inUse).containsExactly(true);
    }

    private List<KnownKey> all() {
        return keys.all().block();
    }
}

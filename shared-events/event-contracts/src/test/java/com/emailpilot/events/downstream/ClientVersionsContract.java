package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every memory of client versions does; each test gets one of its own. */
public interface ClientVersionsContract {

    ClientVersions versions();

    @Test
    default void letsANewerStateIn() throws Exception {
        versions().advance("client-1", new ClientVersion(1, 2), () -> {});

        var newer = versions().advance("client-1", new ClientVersion(1, 3), () -> {});
        var ofALaterGrant = versions().advance("client-1", new ClientVersion(2, 4), () -> {});

        assertThat(newer).isTrue();
        assertThat(ofALaterGrant).isTrue();
    }

    @Test
    default void dropsWhatIsNotNewer() throws Exception {
        versions().advance("client-1", new ClientVersion(2, 5), () -> {});

        var same = versions().advance("client-1", new ClientVersion(2, 5), () -> {});
        var older = versions().advance("client-1", new ClientVersion(2, 4), () -> {});
        var ofAnEarlierGrant = versions().advance("client-1", new ClientVersion(1, 6), () -> {});

        assertThat(List.of(same, older, ofAnEarlierGrant)).containsOnly(false);
    }

    @Test
    default void keepsClientsApart() throws Exception {
        versions().advance("client-1", new ClientVersion(1, 9), () -> {});

        var other = versions().advance("client-2", new ClientVersion(1, 1), () -> {});

        assertThat(other).isTrue();
    }

    @Test
    default void staysWhereItIsWhenTheEffectFails() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> versions().advance("client-1", new ClientVersion(1, 1), () -> {
                    throw new IOException("not now");
                }));

        var again = versions().advance("client-1", new ClientVersion(1, 1), () -> {});

        assertThat(again).isTrue();
    }

    @Test
    default void neverGoesBackwardsAmongManyAtOnce() throws Exception {
        var taken = Collections.synchronizedList(new ArrayList<Long>());
        var seqs = new ArrayList<>(LongStream.rangeClosed(1, 100).boxed().toList());
        Collections.shuffle(seqs, new Random(7));
        var attempts = seqs.stream()
                .<Callable<Boolean>>map(
                        seq -> () -> versions().advance("client-1", new ClientVersion(1, seq), () -> taken.add(seq)))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.invokeAll(attempts);
        }

        assertThat(taken).isSorted().endsWith(100L);
    }
}

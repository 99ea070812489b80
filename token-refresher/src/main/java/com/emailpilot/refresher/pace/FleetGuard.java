package com.emailpilot.refresher.pace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.base.Ticker;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Suspects Klaviyo when it refuses many clients at once: at least 10 of them, and at least 2 % of those tried in the last
 * 10 minutes. A suspicion delays verdicts and never cancels them.
 *
 * <p>Counts the tried ones by Bloom filters, one a minute, so that a million clients take 3 MB.
 */
public final class FleetGuard {

    private static final int FEWEST = 10;
    private static final int PERCENT = 2;
    private static final int MINUTES = 10;
    private static final int MOST_REFUSED = 20_000;
    private static final int TRIED_A_MINUTE = 30_000;

    private final Ticker ticker;
    private final Deque<Minute> tried = new ArrayDeque<>();
    private final Cache<String, Boolean> refused;

    public FleetGuard(Ticker ticker) {
        this.ticker = ticker;
        this.refused = Caffeine.newBuilder()
                .ticker(ticker::read)
                .executor(Runnable::run)
                .expireAfterWrite(Duration.ofMinutes(MINUTES))
                .maximumSize(MOST_REFUSED)
                .build();
    }

    /** Klaviyo was asked to refresh the tokens of this client. */
    public synchronized void tried(String clientId) {
        forget();
        long minute = minute();
        if (tried.isEmpty() || tried.getLast().number() != minute) {
            tried.addLast(new Minute(minute));
        }
        tried.getLast().clients().put(clientId);
    }

    /** Klaviyo said {@code invalid_grant} for this client. */
    public void refused(String clientId) {
        refused.put(clientId, true);
    }

    /** Whether so many clients are refused that Klaviyo is more likely to be wrong than each of them to be gone. */
    public boolean suspicious() {
        refused.cleanUp();
        long clients = refused.estimatedSize();
        return clients >= FEWEST && clients * 100 >= PERCENT * triedClients();
    }

    private synchronized long triedClients() {
        forget();
        return tried.stream()
                .map(Minute::clients)
                .reduce(filter(), (all, more) -> {
                    all.putAll(more);
                    return all;
                })
                .approximateElementCount();
    }

    private void forget() {
        while (!tried.isEmpty() && tried.getFirst().number() < minute() - MINUTES) {
            tried.removeFirst();
        }
    }

    private long minute() {
        return TimeUnit.NANOSECONDS.toMinutes(ticker.read());
    }

    private static BloomFilter<CharSequence> filter() {
        return BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), MINUTES * TRIED_A_MINUTE, 0.03);
    }

    private record Minute(long number, BloomFilter<CharSequence> clients) {

        Minute(long number) {
            this(number, filter());
        }
    }
}

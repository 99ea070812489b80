package com.emailpilot.refresher.pace;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A pace in virtual time. */
final class PaceUnderTest implements AutoCloseable {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Pace pace;

    PaceUnderTest(int mostUnderWay, int mostWaiting) {
        var ticker = new Ticker() {
            @Override
            public long read() {
                return time.now(TimeUnit.NANOSECONDS);
            }
        };
        pace = new Pace(new PaceProperties(mostUnderWay, mostWaiting, LONGEST_WAIT, OPEN_FOR), ticker);
    }

    Visit visit(long expiresAtSecond) {
        return new Visit(pace, expiresAtSecond);
    }

    Visit visit() {
        return visit(0);
    }

    List<Visit> visits(int count) {
        return IntStream.range(0, count).mapToObj(this::visit).toList();
    }

    /** So many calls, one after the other. */
    void calls(int count, Call call) {
        IntStream.range(0, count).forEach(_ -> visit().ended(call));
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    int waiting() {
        return pace.waiting();
    }

    int underWay() {
        return pace.underWay();
    }

    static long granted(List<Visit> visits) {
        return visits.stream().filter(Visit::granted).count();
    }

    @Override
    public void close() {
        VirtualTimeScheduler.reset();
    }
}

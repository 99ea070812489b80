package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

final class SingleFlightTest {

    private static final String KEY = "one";

    private final SingleFlight<String, String> flights = new SingleFlight<>();
    private final List<Sinks.One<String>> begun = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    @Test
    void beginsWorkOnceForAllWhoAsk() {
        flights.join(KEY, this::work).subscribe(heard::add);
        flights.join(KEY, this::work).subscribe(heard::add);

        end("done");

        assertThat(begun).hasSize(1);
        assertThat(heard).containsExactly("done", "done");
    }

    @Test
    void keepsKeysApart() {
        flights.join(KEY, this::work).subscribe();
        flights.join("other", this::work).subscribe();

        assertThat(begun).hasSize(2);
    }

    @Test
    void tellsJoinersApartFromWhoBegan() {
        flights.join(KEY, this::work, value -> "joined " + value).subscribe(heard::add);
        flights.join(KEY, this::work, value -> "joined " + value).subscribe(heard::add);

        end("done");

        assertThat(heard).containsExactlyInAnyOrder("done", "joined done");
    }

    @Test
    void goesOnWhenNobodyWaitsAnyMore() {
        flights.join(KEY, this::work).subscribe().dispose();
        flights.join(KEY, this::work).subscribe(heard::add);

        end("done");

        assertThat(begun).hasSize(1);
        assertThat(heard).containsExactly("done");
    }

    @Test
    void beginsAnewForWhoHasJustHeardTheEnd() {
        flights.join(KEY, this::work)
                .flatMap(_ -> flights.join(KEY, this::work))
                .subscribe(heard::add);
        end("first");

        end("second");

        assertThat(heard).containsExactly("second");
    }

    @Test
    void beginsAnewAfterAFailure() {
        var failed = flights.join(KEY, () -> Mono.error(new IllegalStateException("failed")));
        StepVerifier.create(failed).verifyErrorMessage("failed");

        flights.join(KEY, this::work).subscribe(heard::add);
        end("done");

        assertThat(heard).containsExactly("done");
    }

    @Test
    void beginsAnewAfterWorkThatCouldNotBegin() {
        var failed = flights.join(KEY, () -> {
            throw new IllegalStateException("cannot begin");
        });
        StepVerifier.create(failed).verifyErrorMessage("cannot begin");

        flights.join(KEY, this::work).subscribe();

        assertThat(begun).hasSize(1);
    }

    @Test
    void landsWhenAllHasEndedWellOrNot() {
        flights.join(KEY, this::work).subscribe();
        flights.join("other", this::work).subscribe(_ -> {}, _ -> {});
        var landed = StepVerifier.create(flights.landed());

        landed.then(() -> begun.getLast()
                        .emitError(new IllegalStateException("failed"), Sinks.EmitFailureHandler.FAIL_FAST))
                .then(() ->
                        assertThat(begun.getFirst().currentSubscriberCount()).isEqualTo(1))
                .then(() -> end("done", 0))
                .verifyComplete();
    }

    @Test
    void hasLandedWhereNothingIsInTheAir() {
        flights.join(KEY, this::work).subscribe();
        end("done");

        StepVerifier.create(flights.landed()).verifyComplete();
    }

    private Mono<String> work() {
        var work = Sinks.<String>one();
        begun.add(work);
        return work.asMono();
    }

    private void end(String value) {
        end(value, begun.size() - 1);
    }

    private void end(String value, int flight) {
        begun.get(flight).emitValue(value, Sinks.EmitFailureHandler.FAIL_FAST);
    }
}

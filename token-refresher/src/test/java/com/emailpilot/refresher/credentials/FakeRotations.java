package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.refresher.rotation.Wish;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Rotates as a test says, and remembers who asked for what. */
final class FakeRotations implements Rotations {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Supplier<Mono<RotationOutcome>> next = () -> Mono.just(new RotationOutcome.NothingToDo());

    /** What happens at each rotation from now on. */
    void will(Supplier<Mono<RotationOutcome>> rotation) {
        next = rotation;
    }

    /** Each rotation that was asked for, as {@code client@version}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Forgets what was asked for, and has nothing to do again. */
    void reset() {
        asked.clear();
        next = () -> Mono.just(new RotationOutcome.NothingToDo());
    }

    @Override
    public Mono<RotationOutcome> rotate(String clientId, Wish wish) {
        return Mono.defer(() -> {
            asked.add(clientId + "@" + (wish instanceof Wish.Requested(var version) ? "" + version : "due"));
            return next.get();
        });
    }
}

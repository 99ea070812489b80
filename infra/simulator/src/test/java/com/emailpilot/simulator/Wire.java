package com.emailpilot.simulator;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The way of a call from a process to a server and back; every port goes through it, so it knows every crash point. */
final class Wire {

    private static final Duration SLOW = Duration.ofSeconds(4);

    private final VirtualTime time;
    private final Fate fate;
    private final Trace trace;

    Wire(VirtualTime time, Fate fate, Trace trace) {
        this.time = time;
        this.fate = fate;
        this.trace = trace;
    }

    /**
     * A call, as it would go if nothing happened to the caller.
     *
     * @param there how long it takes to the server
     * @param back how long the answer takes
     * @param effect what the server does and answers, or throws
     */
    record Call<T>(String what, Object about, Duration there, Duration back, Supplier<T> effect) {}

    /** A call that takes the usual time. */
    <T> Mono<T> send(Life caller, String what, Object about, Supplier<T> effect) {
        return Mono.defer(() -> send(caller, new Call<>(what, about, fate.latency(), fate.latency(), effect)));
    }

    /** Emits what the server answers; nothing ever, if the caller dies of it or before it. */
    <T> Mono<T> send(Life caller, Call<T> call) {
        return Mono.create(sink -> {
            if (!caller.alive()) {
                return;
            }
            if (fate.strikes(Mishap.CRASH_BEFORE, call.what())) {
                crash(caller, "dies before", call);
                return;
            }
            trace.note(caller, call.what(), call.about());
            time.after(there(call), Life.ofWorld(), () -> arrive(caller, call, sink));
            if (fate.strikes(Mishap.PAUSE, call.what())) {
                pause(caller, fate.pause());
            }
        });
    }

    /** From now on nothing of the process runs for a while. */
    void pause(Life process, Duration pause) {
        process.pauseUntil(time.nanos() + pause.toNanos());
        trace.note(process, "pauses until", process.pausedUntil());
    }

    private Duration there(Call<?> call) {
        return fate.strikes(Mishap.SLOW, call.what())
                ? call.there().plus(fate.between(fate.latency(), SLOW))
                : call.there();
    }

    private <T> void arrive(Life caller, Call<T> call, MonoSink<T> sink) {
        Runnable answer;
        try {
            var value = call.effect().get();
            answer = () -> sink.success(value);
        } catch (RuntimeException failure) {
            answer = () -> sink.error(failure);
        }
        var answered = answer;
        time.after(call.back(), caller, () -> {
            if (fate.strikes(Mishap.CRASH_AFTER, call.what())) {
                crash(caller, "dies after", call);
            } else {
                answered.run();
            }
        });
    }

    private void crash(Life caller, String when, Call<?> call) {
        trace.note(caller, when, call.what());
        caller.die();
    }
}

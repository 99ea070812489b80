package com.emailpilot.provisioner.enrichment;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Lets a few be at work at once; the others wait, and begin in the order in which they came. */
final class Turns {

    private final int atOnce;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int underWay;

    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Does the work when its turn has come; whoever is cancelled before gives up its place. */
    <T> Mono<T> inTurn(Mono<T> work) {
        return Mono.<Turn>create(this::arrive).flatMap(turn -> work.doFinally(_ -> end(turn)));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void arrive(MonoSink<Turn> sink) {
        var turn = new Turn(sink);
        sink.onCancel(() -> end(turn));
        if (begins(turn)) {
            sink.success(turn);
        }
    }

    private synchronized boolean begins(Turn turn) {
        if (underWay == atOnce) {
            waiting.add(turn);
            return false;
        }
        underWay++;
        turn.begun = true;
        return true;
    }

    /** May be told twice of one turn. The next begins on a thread of its own, else a thousand would pile up on one stack. */
    private void end(Turn turn) {
        var next = next(turn);
        if (next != null) {
            var _ = Schedulers.parallel().schedule(() -> next.sink.success(next));
        }
    }

    /** Who begins because this one ended; null where nobody does. */
    private synchronized @Nullable Turn next(Turn ended) {
        if (ended.over) {
            return null;
        }
        ended.over = true;
        if (!ended.begun) {
            waiting.remove(ended);
            return null;
        }
        var next = waiting.poll();
        if (next == null) {
            underWay--;
        } else {
            next.begun = true;
        }
        return next;
    }

    private static final class Turn {

        private final MonoSink<Turn> sink;
        private boolean begun;
        private boolean over;

        Turn(MonoSink<Turn> sink) {
            this.sink = sink;
        }
    }
}

package com.emailpilot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.simulator.BusServer.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** One message on its way through one subscription, until somebody acknowledges it or it is parked. */
final class Delivery {

    private static final int MOST_ATTEMPTS = 5;
    private static final Duration ACK_DEADLINE = Duration.ofSeconds(20);
    private static final Duration SHORTEST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);
    private static final Duration NOBODY_READS = Duration.ofSeconds(1);

    private final BusServer bus;
    private final World world;
    private final EventMessage message;
    private final String subscription;
    private final String messageId;
    private int attempts;
    private int turn;
    private boolean handled;
    private boolean settled;

    Delivery(BusServer bus, EventMessage message, String subscription, String messageId) {
        this.bus = bus;
        this.world = bus.world();
        this.message = message;
        this.subscription = subscription;
        this.messageId = messageId;
    }

    /** Hands it to one of those who read the subscription, now or as soon as there is one. */
    void attempt() {
        var readers = bus.readersOf(subscription);
        if (readers.isEmpty()) {
            world.time().after(NOBODY_READS, Life.ofWorld(), this::attempt);
        } else if (attempts == MOST_ATTEMPTS) {
            park();
        } else {
            attempts++;
            turn++;
            handled = false;
            attempt(readers.get(world.fate().below(readers.size())), turn);
        }
    }

    private void attempt(Reader reader, int thisTurn) {
        world.time().after(Duration.ZERO, reader.life(), () -> handle(reader, thisTurn));
        watch(reader, thisTurn);
    }

    private void handle(Reader reader, int thisTurn) {
        world.trace().note(reader.life(), "receives", this);
        var receivedAt = world.time().instant();
        reader.handler()
                .handle(received())
                .subscribe(
                        _ -> {},
                        failure -> refused(reader.life(), thisTurn, failure),
                        () -> acknowledge(reader.life(), thisTurn, receivedAt));
    }

    boolean isSweep() {
        return message.type().contains("expiry-sweep-due");
    }

    private ReceivedEvent received() {
        return world.codec()
                .decode(
                        message.attributes(),
                        message.data().getBytes(UTF_8),
                        messageId,
                        world.time().instant());
    }

    /** The ack is a call like others: the process may die before or after it, and it may get lost. */
    private void acknowledge(Life reader, int thisTurn, Instant receivedAt) {
        handled = true;
        Supplier<Boolean> ack = () -> {
            if (current(thisTurn) && !world.fate().strikes(Mishap.ACK_LOST, "ack")) {
                settled = true;
                bus.settled(this);
                world.witness().acknowledged(message, receivedAt);
            }
            return true;
        };
        world.wire().send(reader, "ack", this, ack).subscribe();
    }

    private void refused(Life reader, int thisTurn, Throwable failure) {
        if (!current(thisTurn)) {
            return;
        }
        world.trace().note(reader, "nacks", failure.getClass().getSimpleName());
        if (failure instanceof PermanentFailureException) {
            park();
        } else {
            turn++;
            world.time().after(world.fate().between(SHORTEST_BACKOFF, LONGEST_BACKOFF), Life.ofWorld(), this::attempt);
        }
    }

    /** A reader that lives and works prolongs its lease; one that is dead or paused loses it, and so does a lost ack. */
    private void watch(Reader reader, int thisTurn) {
        world.time().after(ACK_DEADLINE, Life.ofWorld(), () -> {
            if (!current(thisTurn)) {
                return;
            }
            if (!handled
                    && reader.life().alive()
                    && reader.life().pausedUntil() <= world.time().nanos()) {
                watch(reader, thisTurn);
            } else {
                attempt();
            }
        });
    }

    private boolean current(int thisTurn) {
        return !settled && turn == thisTurn;
    }

    private void park() {
        settled = true;
        bus.park(this);
    }

    @Override
    public String toString() {
        return message.type() + " " + message.orderingKey();
    }
}

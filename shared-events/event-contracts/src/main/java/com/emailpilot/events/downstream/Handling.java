package com.emailpilot.events.downstream;

import com.emailpilot.events.ClientChange;
import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.OperationsAlertRaised;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What happens to each event between Pub/Sub and the service. */
@FunctionalInterface
interface Handling {

    /** Blocks until it is done; says what became of it. */
    Outcome handle(ReceivedEvent received) throws Exception;

    /** What became of an event that did not fail. */
    enum Outcome {
        TAKEN("taken"),
        DUPLICATE("duplicate"),
        STALE("stale"),
        STATELESS("stateless");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Each event once, and those of one client in their order. */
    static Handling ofEvents(ClientEventHandler handler, HandledEvents handled, Turns turns) {
        return received -> {
            var event = clientEvent(received);
            Callable<Boolean> once = () -> handled.once(key(received), () -> handler.handle(event, received));
            var client = stateOf(event);
            var taken = client.isEmpty()
                    ? once.call()
                    : turns.of(event.subject()).take(client.get().seq(), once);
            return taken ? Outcome.TAKEN : Outcome.DUPLICATE;
        };
    }

    /** The newest state of each client; what is older than what was taken is dropped. */
    static Handling ofStates(ClientStateHandler handler, ClientVersions versions) {
        return received -> {
            var client = stateOf(clientEvent(received));
            if (client.isEmpty()) {
                return Outcome.STATELESS;
            }
            var state = client.get();
            var taken =
                    versions.advance(state.clientId(), ClientVersion.of(state), () -> handler.handle(state, received));
            return taken ? Outcome.TAKEN : Outcome.STALE;
        };
    }

    private static ClientEvent clientEvent(ReceivedEvent received) {
        if (received.event() instanceof ClientEvent event) {
            return event;
        }
        throw new PermanentFailureException("only client events belong here");
    }

    private static Optional<ClientState> stateOf(ClientEvent event) {
        return switch (event) {
            case ClientChange change -> Optional.of(change.client());
            case ClientSnapshot snapshot -> Optional.of(snapshot.client());
            case ConnectionRefused _, OperationsAlertRaised _ -> Optional.empty();
        };
    }

    /** A replay is meant to reach the handler again. */
    private static String key(ReceivedEvent received) {
        return received.replayId() == null ? received.id() : received.id() + "|" + received.replayId();
    }
}

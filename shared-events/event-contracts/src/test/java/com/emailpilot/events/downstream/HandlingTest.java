package com.emailpilot.events.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.events.ClientSnapshot;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.Event;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.downstream.Handling.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandlingTest {

    private final List<Event> events = new ArrayList<>();
    private final List<ClientState> states = new ArrayList<>();
    private final Handling ofEvents = Handling.ofEvents(
            (event, _) -> events.add(event), HandledEvents.inMemory(100), new Turns(Duration.ofMillis(10)));
    private final Handling ofStates = Handling.ofStates((client, _) -> states.add(client), ClientVersions.inMemory());

    @Test
    void handsOnEachEventOnce() throws Exception {
        var first = ofEvents.handle(received("1", recovered(1), null));
        var again = ofEvents.handle(received("1", recovered(1), null));

        assertThat(List.of(first, again)).containsExactly(Outcome.TAKEN, Outcome.DUPLICATE);
        assertThat(events).containsExactly(recovered(1));
    }

    @Test
    void handsOnAReplayOnceMore() throws Exception {
        ofEvents.handle(received("1", recovered(1), null));

        ofEvents.handle(received("1", recovered(1), "replay-7"));
        ofEvents.handle(received("1", recovered(1), "replay-7"));

        assertThat(events).containsExactly(recovered(1), recovered(1));
    }

    @Test
    void losesNothingThatIsLate() throws Exception {
        ofEvents.handle(received("1", recovered(1), null));
        ofEvents.handle(received("3", recovered(3), null));

        ofEvents.handle(received("2", recovered(2), null));

        assertThat(events).containsExactly(recovered(1), recovered(3), recovered(2));
    }

    @Test
    void handsOnWhatIsOfNoClient() throws Exception {
        var outcome = ofEvents.handle(received("1", refused(), null));

        assertThat(outcome).isEqualTo(Outcome.TAKEN);
        assertThat(events).containsExactly(refused());
    }

    @Test
    void handsOnTheNewestStateAlone() throws Exception {
        ofStates.handle(received("2", recovered(2), null));
        var stale = ofStates.handle(received("1", recovered(1), null));
        ofStates.handle(received("4", recovered(4), null));

        assertThat(stale).isEqualTo(Outcome.STALE);
        assertThat(states).containsExactly(client(2), client(4));
    }

    @Test
    void changesNothingInAStateByAReplay() throws Exception {
        ofStates.handle(received("1", recovered(1), null));

        ofStates.handle(received("1", recovered(1), "replay-7"));

        assertThat(states).containsExactly(client(1));
    }

    @Test
    void beginsWithASnapshot() throws Exception {
        ofStates.handle(received("s", new ClientSnapshot(client(5), TestEvents.TIME), "bootstrap-1"));

        var known = ofStates.handle(received("5", recovered(5), null));
        var next = ofStates.handle(received("6", recovered(6), null));

        assertThat(List.of(known, next)).containsExactly(Outcome.STALE, Outcome.TAKEN);
        assertThat(states).containsExactly(client(5), client(6));
    }

    @Test
    void takesNoStateFromWhatIsOfNoClient() throws Exception {
        var outcome = ofStates.handle(received("1", refused(), null));

        assertThat(outcome).isEqualTo(Outcome.STATELESS);
        assertThat(states).isEmpty();
    }

    @Test
    void refusesWhatIsNoClientEvent() {
        var hint = received("1", TestEvents.klaviyoConnected(), null);

        assertThatExceptionOfType(PermanentFailureException.class).isThrownBy(() -> ofEvents.handle(hint));
        assertThatExceptionOfType(PermanentFailureException.class).isThrownBy(() -> ofStates.handle(hint));
    }

    private static ReceivedEvent received(String id, Event event, @Nullable String replayId) {
        return new ReceivedEvent(id, TestEvents.TIME, event, replayId, null);
    }

    private static ConnectionRecovered recovered(long seq) {
        return new ConnectionRecovered(client(seq));
    }

    private static ConnectionRefused refused() {
        return new ConnectionRefused("grant-1", "admin@example.com", null, RefusalReason.SUPERSEDED, TestEvents.TIME);
    }

    private static ClientState client(long seq) {
        return new ClientState("client-1", "AbC123", "Shop", ClientStatus.ACTIVE, 1, seq, TestEvents.TIME);
    }
}

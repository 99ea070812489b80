package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientChange;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One commit about a client in the making: fields, events with their numbers, and whatever else belongs to it. */
final class ClientCommit {

    private final ClientRecord client;
    private final Instant now;
    private final ClientStatus status;
    private final Changes changes = new Changes();
    private final List<ClientChange> events = new ArrayList<>();
    private final List<Write> others = new ArrayList<>();

    /**
     * @param status what the client has afterwards
     */
    ClientCommit(ClientRecord client, ClientStatus status, Instant now) {
        this.client = client;
        this.status = status;
        this.now = now;
    }

    Changes changes() {
        return changes;
    }

    Instant now() {
        return now;
    }

    /** Adds an event; it gets the client's next number. */
    ClientCommit telling(Function<ClientState, ClientChange> event) {
        var seq = client.oauth().seq() + events.size() + 1;
        events.add(event.apply(client.stateAt(status, seq, now)));
        changes.set("oauth.seq", seq);
        return this;
    }

    /** Marks a change that a person would notice. */
    ClientCommit noticeable() {
        changes.setServerTime("updated_at");
        return this;
    }

    ClientCommit with(Write other) {
        others.add(other);
        return this;
    }

    List<ClientChange> events() {
        return List.copyOf(events);
    }

    /** All writes but those of the events; a conflict if the client changed since this time. */
    List<Write> writes(Instant ifUpdatedAt) {
        var writes = new ArrayList<>(others);
        writes.add(changes.update(ClientRecords.path(client.clientId()), ifUpdatedAt));
        return writes;
    }
}

package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Role;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Finds the client that a person names; one of somebody else is answered exactly like one that does not exist. */
public final class FindClient {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> MAY_CHANGE = Set.of(Role.OWNER.word(), Role.EDITOR.word());

    private final ClientRecords records;

    FindClient(ClientRecords records) {
        this.records = records;
    }

    /** The client, for a person who may see it; else 404. */
    public Mono<Read> toSee(String user, String clientId) {
        var found = CLIENT_ID.matcher(clientId).matches() ? records.read(clientId) : Mono.<Read>empty();
        return found.filter(read -> read.client().visibleTo(user))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** The client, for a person who may change it; 403 for one who may only look at it, else 404. */
    public Mono<Read> toChange(String user, String clientId) {
        return toSee(user, clientId)
                .filter(read -> mayChange(user, read.client()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.FORBIDDEN)));
    }

    private static boolean mayChange(String user, ClientRecord client) {
        return MAY_CHANGE.contains(client.roles().getOrDefault(user, Role.VIEWER.word()));
    }
}

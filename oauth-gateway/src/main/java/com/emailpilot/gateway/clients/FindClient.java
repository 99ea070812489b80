package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.gateway.console.Refusal;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Finds the client that a person names; one of somebody else is answered exactly like one that does not exist. */
public final class FindClient {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final ClientRecords records;

    public FindClient(ClientRecords records) {
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
                .flatMap(read ->
                        AccessPolicy.mayChange(user, read.client()) ? Mono.just(read) : Mono.error(mayLook(read)));
    }

    private static Refusal mayLook(Read read) {
        var client = read.client();
        return new Refusal(
                HttpStatus.FORBIDDEN,
                "may_only_look",
                "You may look at %s, but not change it. Ask %s to do it, or to let you."
                        .formatted(client.displayName(), client.ownerUserId()),
                null);
    }
}

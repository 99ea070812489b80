package com.emailpilot.gateway.disconnect;

import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.disconnect.DisconnectClient;
import com.emailpilot.clients.disconnect.DisconnectOutcome;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code DELETE /api/integrations/klaviyo/connections/{client_id}}: disconnects here; Klaviyo is told afterwards. */
@RestController
final class DisconnectController {

    private static final Logger log = LoggerFactory.getLogger(DisconnectController.class);

    private final FindClient findClient;
    private final DisconnectClient disconnectClient;
    private final RefreshRequests requests;

    DisconnectController(FindClient findClient, DisconnectClient disconnectClient, RefreshRequests requests) {
        this.findClient = findClient;
        this.disconnectClient = disconnectClient;
        this.requests = requests;
    }

    /**
     * @param generation of the connection that the person saw; absent means the one that stands when the request arrives
     */
    @DeleteMapping("/api/integrations/klaviyo/connections/{clientId}")
    Mono<DisconnectAnswer> disconnect(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String clientId,
            @RequestParam(required = false) @Nullable Long generation) {
        return findClient
                .toChange(person.user(), clientId)
                .flatMap(seen -> disconnectClient.disconnect(
                        clientId,
                        person.user(),
                        generation == null ? seen.client().oauth().generation() : generation))
                .doOnNext(
                        outcome -> log.info("Disconnect: client={} user={} {}", clientId, person.user(), word(outcome)))
                .map(this::answer);
    }

    private DisconnectAnswer answer(DisconnectOutcome outcome) {
        return switch (outcome) {
            case DisconnectOutcome.Disconnected(Read found) -> {
                tellRefresher(found);
                yield DisconnectAnswer.now(found.client());
            }
            case DisconnectOutcome.AlreadyDisconnected(Read found) -> {
                tellRefresher(found);
                yield DisconnectAnswer.before(found.client());
            }
            case DisconnectOutcome.ConnectedAnew _ -> throw connectedAnew();
            case DisconnectOutcome.OfFirstVersion _ -> throw ofFirstVersion();
            case DisconnectOutcome.Gone _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Refusal connectedAnew() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "connected_anew",
                "Somebody connected this client again in the meantime, so nothing was changed."
                        + " Look at it again, then disconnect it if you still want to.",
                null);
    }

    private static Refusal ofFirstVersion() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "first_version",
                "This client was connected in the first version of EmailPilot, and its tokens were not taken over."
                        + " Connect it again first, then disconnect it; or remove the app in Klaviyo itself.",
                null);
    }

    /** Nobody waits for this: a hint that gets lost costs a minute, until the sweep. */
    private void tellRefresher(Read found) {
        requests.publish(found).onErrorComplete().subscribe();
    }

    private static String word(DisconnectOutcome outcome) {
        return switch (outcome) {
            case DisconnectOutcome.Disconnected _ -> "disconnected";
            case DisconnectOutcome.AlreadyDisconnected _ -> "already_disconnected";
            case DisconnectOutcome.ConnectedAnew _ -> "connected_anew";
            case DisconnectOutcome.OfFirstVersion _ -> "of_first_version";
            case DisconnectOutcome.Gone _ -> "gone";
        };
    }
}

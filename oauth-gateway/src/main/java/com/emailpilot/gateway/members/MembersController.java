package com.emailpilot.gateway.members;

import com.emailpilot.events.Role;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code PUT} and {@code DELETE /api/clients/{client_id}/members/{user}}: who else sees a client, and as what. */
@RestController
final class MembersController {

    private static final Logger log = LoggerFactory.getLogger(MembersController.class);

    private final FindClient findClient;
    private final ShareClient shareClient;

    MembersController(FindClient findClient, ShareClient shareClient) {
        this.findClient = findClient;
        this.shareClient = shareClient;
    }

    /**
     * @param role {@code owner}, {@code editor} or {@code viewer}
     */
    record Wanted(@Nullable String role) {}

    @PutMapping("/api/clients/{clientId}/members/{user}")
    Mono<MembersAnswer> share(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String clientId,
            @PathVariable String user,
            @RequestBody(required = false) @Nullable Wanted wanted) {
        return fulfil(new Wish(clientId, person.user(), address(user), role(wanted)));
    }

    @DeleteMapping("/api/clients/{clientId}/members/{user}")
    Mono<MembersAnswer> remove(
            @AuthenticationPrincipal SignedIn person, @PathVariable String clientId, @PathVariable String user) {
        return fulfil(new Wish(clientId, person.user(), address(user), null));
    }

    private Mono<MembersAnswer> fulfil(Wish wish) {
        return findClient
                .toSee(wish.by(), wish.clientId())
                .flatMap(_ -> shareClient.share(wish))
                .doOnNext(outcome -> log.info(
                        "Share: client={} by={} user={} role={} {}",
                        wish.clientId(),
                        wish.by(),
                        wish.user().text(),
                        wish.role() == null ? "none" : wish.role().word(),
                        outcome.getClass().getSimpleName()))
                .map(outcome -> answer(wish, outcome));
    }

    private static MembersAnswer answer(Wish wish, ShareOutcome outcome) {
        return switch (outcome) {
            case ShareOutcome.Shared(var client, var after) -> MembersAnswer.shared(client, after, wish);
            case ShareOutcome.Unchanged(var client) -> MembersAnswer.unchanged(client, wish);
            case ShareOutcome.Refused(var client, var why) ->
                throw why.of(client, wish.user().text());
            case ShareOutcome.Gone() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static EmailAddress address(String user) {
        return EmailAddress.parse(user)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "invalid_user",
                        "That is no e-mail address. Name the person by the address that they sign in with.",
                        null));
    }

    private static Role role(@Nullable Wanted wanted) {
        return Optional.ofNullable(wanted)
                .map(Wanted::role)
                .flatMap(Role::of)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "unknown_role",
                        "There is no such role. Send {\"role\": \"owner\"}, \"editor\" or \"viewer\".",
                        null));
    }
}

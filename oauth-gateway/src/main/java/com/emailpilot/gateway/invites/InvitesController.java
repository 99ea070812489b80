package com.emailpilot.gateway.invites;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code POST} and {@code GET /api/invites}, {@code DELETE /api/invites/{id}}: a user's own invites. */
@RestController
final class InvitesController {

    private static final Logger log = LoggerFactory.getLogger(InvitesController.class);

    private final InviteRequests requests;
    private final CreateInvites createInvites;
    private final ListInvites listInvites;
    private final RevokeInvite revokeInvite;
    private final FindClient findClient;
    private final InviteLinks links;

    InvitesController(
            InviteRequests requests,
            CreateInvites createInvites,
            ListInvites listInvites,
            RevokeInvite revokeInvite,
            FindClient findClient,
            InviteLinks links) {
        this.requests = requests;
        this.createInvites = createInvites;
        this.listInvites = listInvites;
        this.revokeInvite = revokeInvite;
        this.findClient = findClient;
        this.links = links;
    }

    @PostMapping(path = "/api/invites", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CreatedInvites> inviteAll(@AuthenticationPrincipal SignedIn person, @RequestBody Flux<DataBuffer> body) {
        return requests.csv(body).flatMap(wanted -> create(person, wanted, null));
    }

    @PostMapping(path = "/api/invites", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CreatedInvites> invite(@AuthenticationPrincipal SignedIn person, @RequestBody Flux<DataBuffer> body) {
        return requests.json(body).flatMap(wanted -> {
            var clientId = wanted.clientId();
            return clientId == null
                    ? create(
                            person,
                            requests.listed(
                                    Optional.ofNullable(wanted.invites()).orElse(List.of())),
                            null)
                    : reconnect(person, clientId, wanted);
        });
    }

    @GetMapping("/api/invites")
    Mono<InviteList> list(
            @AuthenticationPrincipal SignedIn person,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listInvites.list(person.user(), Math.clamp(limit, 1, InvitePolicy.MOST), cursor);
    }

    @DeleteMapping("/api/invites/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@AuthenticationPrincipal SignedIn person, @PathVariable String id) {
        return revokeInvite
                .revoke(person.user(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .onErrorMap(ConflictException.class, _ -> busy())
                .doOnNext(before -> log.info("Invite revoked: user={} before={}", person.user(), before.state()))
                .flatMap(before -> before.state() == InviteState.USED ? Mono.error(used()) : Mono.empty());
    }

    /** One link for one client, by whoever may change it. */
    private Mono<CreatedInvites> reconnect(SignedIn person, String clientId, InviteRequests.Wanted wanted) {
        if (wanted.invites() != null) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invites_or_client_id",
                    "Send either invites or a client_id: a link reconnects one client, or connects a new one.",
                    null);
        }
        return findClient.toChange(person.user(), clientId).flatMap(read -> {
            var named = InviteRequests.named(read.client().displayName(), wanted.email());
            return create(person, List.of(named), clientId);
        });
    }

    private Mono<CreatedInvites> create(SignedIn person, List<NewInvite> wanted, @Nullable String clientId) {
        return createInvites
                .create(person.user(), wanted, clientId)
                .doOnNext(created -> log.info("Invited: user={} links={}", person.user(), created.size()))
                .map(created -> CreatedInvites.of(created, links));
    }

    private static Refusal used() {
        return new Refusal(
                HttpStatus.CONFLICT,
                "invite_used",
                "Somebody used this link before it was taken back. Disconnect the client if it is not wanted.",
                null);
    }

    private static Refusal busy() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "This link is being used just now, so nothing was changed. Look again in a moment.",
                Duration.ofSeconds(1));
    }
}

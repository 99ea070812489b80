package com.emailpilot.gateway.notification;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Takes a notification to its end: claimed, told, closed.
 *
 * <p>Killed before the claim nothing has happened; killed after it, the owner is told once the claim has run out. Where
 * the owner was told and that could not be stored it is done again, under the same id.
 */
final class TellOwner {

    /** How long a channel may take: well within a claim. */
    static final Duration LONGEST_TELLING = Duration.ofSeconds(45);

    private final ClaimNotification claims;
    private final Channels channels;
    private final Function<String, URI> pages;
    private final EndNotification ends;

    TellOwner(ClaimNotification claims, Channels channels, Function<String, URI> pages, EndNotification ends) {
        this.claims = claims;
        this.channels = channels;
        this.pages = pages;
        this.ends = ends;
    }

    Mono<TellOutcome> tell(Notification due) {
        return claims.claim(due).flatMap(claim -> switch (claim) {
            case Claim.Held held -> deliver(held).flatMap(told -> ends.end(held, told));
            case Claim.Ended(TellOutcome outcome) -> Mono.just(outcome);
        });
    }

    private Mono<Told> deliver(Claim.Held held) {
        var letter = Letter.of(held.notification(), held.client(), pages.apply(held.clientId()));
        return channels.find(held.notification().channel())
                .map(channel -> channel.tell(letter))
                .orElseGet(() -> Mono.just(new Told.Unreachable("channel_off")))
                .timeout(LONGEST_TELLING, Mono.just(new Told.Unreachable("timeout")))
                .onErrorResume(failure ->
                        Mono.just(new Told.Unreachable(failure.getClass().getSimpleName())));
    }
}

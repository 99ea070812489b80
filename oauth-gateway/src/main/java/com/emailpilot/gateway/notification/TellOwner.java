package com.emailpilot.gateway.notification;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Takes the notifications of a letter to their end: claimed, told, closed.
 *
 * <p>Killed before the claim nothing has happened; killed after it, the owner is told once the claim has run out. Where
 * the owner was told and that could not be stored it is done again, under the same id.
 */
final class TellOwner {

    /** How long a channel may take: well within a claim. */
    static final Duration LONGEST_TELLING = Duration.ofSeconds(45);

    private final ClaimNotifications claims;
    private final Channels channels;
    private final ClientPages pages;
    private final EndNotifications ends;

    TellOwner(ClaimNotifications claims, Channels channels, ClientPages pages, EndNotifications ends) {
        this.claims = claims;
        this.channels = channels;
        this.pages = pages;
        this.ends = ends;
    }

    /** What became of each of them. */
    Mono<List<Ended>> tell(Group due) {
        return claims.claim(due)
                .flatMap(claim -> claim.held().isEmpty()
                        ? Mono.just(claim.ended())
                        : deliver(due, claim)
                                .flatMap(told -> ends.end(claim, told))
                                .map(ended -> Stream.concat(claim.ended().stream(), ended.stream())
                                        .toList()));
    }

    private Mono<Told> deliver(Group due, Claim claim) {
        var letter = Letter.of(due.owner(), claim.held(), pages);
        return channels.find(due.channel())
                .map(channel -> channel.tell(letter))
                .orElseGet(() -> Mono.just(new Told.Unreachable("channel_off")))
                .timeout(LONGEST_TELLING, Mono.just(new Told.Unreachable("timeout")))
                .onErrorResume(failure ->
                        Mono.just(new Told.Unreachable(failure.getClass().getSimpleName())));
    }
}

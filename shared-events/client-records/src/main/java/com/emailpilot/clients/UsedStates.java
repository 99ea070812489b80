package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** States that came back from Klaviyo, {@code used_states/{sha256(state)}}: each is good for one exchange. */
public final class UsedStates {

    private static final Duration IN_PROGRESS = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(24);

    private final Documents documents;

    public UsedStates(Documents documents) {
        this.documents = documents;
    }

    /**
     * Claims a state; at most one claim of a state is ever won.
     *
     * @param stateHash SHA-256 of the state, in hex
     * @param claimId names this claim, so that its own lost answer is recognised
     * @param sessionHash SHA-256 of the session id, in hex
     * @param now local time, good enough for the time to live
     */
    public Mono<Claim> claim(String stateHash, String claimId, String sessionHash, Instant now) {
        var claim = new Changes()
                .set("claim_id", claimId)
                .setServerTime("claimed_at")
                .set("session_hash", sessionHash)
                .set("ttl", now.plus(KEPT))
                .create(path(stateHash));
        return documents
                .commit(List.of(claim))
                .<Claim>map(Claim.Won::new)
                .onErrorResume(ConflictException.class, _ -> alreadyClaimed(stateHash, claimId));
    }

    /** Stores how the flow ended, so that a reload shows the same landing. */
    public Write result(String stateHash, String outcome) {
        return new Changes().set("result", outcome).update(path(stateHash));
    }

    private Mono<Claim> alreadyClaimed(String stateHash, String claimId) {
        return documents
                .read(path(stateHash))
                .map(snapshot -> snapshot.found()
                        .map(document -> judge(document, claimId, snapshot.readTime()))
                        .orElseGet(Claim.Abandoned::new));
    }

    private static Claim judge(Document claim, String claimId, Instant readTime) {
        var claimedAt = claim.time("claimed_at").orElse(claim.createTime());
        if (claim.text("claim_id").filter(claimId::equals).isPresent()) {
            return new Claim.Won(claimedAt);
        }
        if (claim.text("result").isPresent()) {
            return new Claim.Finished(claim.text("result").orElseThrow());
        }
        return claimedAt.plus(IN_PROGRESS).isAfter(readTime) ? new Claim.InProgress() : new Claim.Abandoned();
    }

    private static DocumentPath path(String stateHash) {
        return new DocumentPath("used_states", stateHash);
    }
}

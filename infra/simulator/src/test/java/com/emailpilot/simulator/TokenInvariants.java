package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Document;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.simulator.Family.Death;
import com.emailpilot.vault.TokenPlace;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold between the tokens that we store and those that live at Klaviyo. */
final class TokenInvariants {

    private static final Set<Mishap> CAN_LOSE_AN_ANSWER = EnumSet.of(
            Mishap.CRASH_BEFORE, Mishap.CRASH_AFTER, Mishap.PAUSE, Mishap.ANSWER_LOST, Mishap.STALLED, Mishap.HELD_UP);

    private final World world;

    TokenInvariants(World world) {
        this.world = world;
    }

    void check(List<ClientRecord> clients) {
        clients.forEach(this::check);
    }

    private void check(ClientRecord client) {
        switch (client.oauth().state()) {
            case CONNECTED, DEGRADED -> canBeUsed(client);
            case NEEDS_REAUTHORIZATION -> wasRevoked(client);
            case ROTATION_LOST -> wasLost(client);
            case DISCONNECTED -> isOver(client);
        }
    }

    private void canBeUsed(ClientRecord client) {
        var stored = world.witness().stored(client);
        if (stored == null || !world.klaviyo().live(stored)) {
            violated("I8 " + client + " is " + client.oauth() + " with a dead token, killed by " + death(client));
        }
        var expiresAt = client.oauth().expiresAt();
        if (expiresAt == null || expiresAt.isBefore(world.time().instant())) {
            violated("I10 the access token of " + client + " expired at " + expiresAt);
        }
    }

    /** I9: only if the customer really revoked it. */
    private void wasRevoked(ClientRecord client) {
        if (death(client) != Death.CUSTOMER) {
            violated("I9 " + client + " needs reauthorization, but its grant was killed by " + death(client));
        }
        hasNothingBetterInEscrow(client);
    }

    /** I9: only if the customer revoked it meanwhile, or the answer of a strict Klaviyo was lost. */
    private void wasLost(ClientRecord client) {
        var stored = world.witness().stored(client);
        var dead = stored == null || !world.klaviyo().live(stored);
        if (death(client) != Death.CUSTOMER && (!dead || !anAnswerMayBeLost())) {
            violated("I9 " + client + " counts as lost, dead=" + dead + ", killed by " + death(client));
        }
        hasNothingBetterInEscrow(client);
        dropsNothing(client);
    }

    /** One that costs the grant: a Klaviyo that forgives costs it only where a request outlives its successor. */
    private boolean anAnswerMayBeLost() {
        var struck = world.fate().struck();
        return switch (world.klaviyo().terms().mode()) {
            case STRICT -> struck.stream().anyMatch(CAN_LOSE_AN_ANSWER::contains);
            case GRACE_NEWEST_SUCCESSOR -> struck.contains(Mishap.STALLED);
            case SAME_TOKEN, OMITTED, GRACE_SAME_SUCCESSOR, GRACE_ANOTHER_SUCCESSOR -> false;
        };
    }

    /** A token that reached us is lost only with the process that it reached; one that brought another is not needed. */
    private void dropsNothing(ClientRecord client) {
        var mode = world.klaviyo().terms().mode();
        newestGrant(client).map(family -> family.live(mode)).orElseGet(List::of).stream()
                .filter(token -> !token.spent())
                .filter(token -> world.witness().known(new RefreshToken(token.value())))
                .forEach(token -> violated("I8 " + client + " dropped " + token.value()));
    }

    private void hasNothingBetterInEscrow(ClientRecord client) {
        world.store().all("token_escrow").stream()
                .filter(escrow -> escrow.text("client_id").orElse("").equals(client.clientId()))
                .filter(escrow ->
                        escrow.number("generation").orElse(0L) == client.oauth().generation())
                .filter(escrow -> world.klaviyo().live(opened(client, escrow)))
                .forEach(escrow -> violated("I8 " + client + " left a live token in " + escrow.path()));
    }

    private RefreshToken opened(ClientRecord client, Document escrow) {
        var version = escrow.number("token_version").orElse(0L);
        var place = new TokenPlace(client.clientId(), client.oauth().generation(), version);
        return world.vault()
                .openRefreshToken(place, escrow.text("refresh_token").orElse(""));
    }

    /** Only a strict Klaviyo can keep a grant alive whose newest token nobody got. */
    private void isOver(ClientRecord client) {
        if (death(client) == null && !anAnswerMayBeLost()) {
            violated("D2 " + client + " is disconnected, but its grant lives at Klaviyo");
        }
        if (death(client) == null) {
            dropsNothing(client);
        }
    }

    /** What killed the newest grant of a client; absent while it lives. */
    private @Nullable Death death(ClientRecord client) {
        return newestGrant(client).map(Family::death).orElse(null);
    }

    private Optional<Family> newestGrant(ClientRecord client) {
        return world.store().all("grants").stream()
                .filter(grant -> grant.text("client_id").orElse("").equals(client.clientId()))
                .max(Comparator.comparing(Document::createTime))
                .map(grant -> world.witness().consents().get(grant.path().id()));
    }

    private void violated(String invariant) {
        world.witness().violated(invariant);
    }
}

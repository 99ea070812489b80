package com.emailpilot.simulator;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.simulator.Family.Death;
import com.emailpilot.simulator.Family.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Klaviyo's own truth: every token that it gave out, and what became of it. Each call is done at once. */
final class KlaviyoServer {

    private static final Duration FALSE_NEWS = Duration.ofSeconds(30);
    private static final Set<String> SCOPES = Set.of("accounts:read");

    private final VirtualTime time;
    private final Terms terms;
    private final List<Family> families = new ArrayList<>();
    private final Map<String, Token> refreshTokens = new HashMap<>();
    private final Map<String, Access> accessTokens = new HashMap<>();
    private final Map<Family, Instant> calledDeadUntil = new HashMap<>();
    private int issued;

    KlaviyoServer(VirtualTime time, Terms terms) {
        this.time = time;
        this.terms = terms;
    }

    /**
     * How this Klaviyo behaves.
     *
     * @param punishes whether showing a spent token ends the whole family
     * @param thorough whether revoking a token that is dead already uninstalls the app from its account all the same
     * @param lifetime of access tokens
     */
    record Terms(RefreshMode mode, boolean punishes, boolean thorough, Duration lifetime) {}

    private record Access(Family family, Instant expiresAt) {}

    Terms terms() {
        return terms;
    }

    /** A person consents: the app gets its first tokens for this account. */
    TokenPair install(String accountId) {
        var family = new Family(accountId);
        families.add(family);
        var token = family.first("refresh-" + issued++);
        refreshTokens.put(token.value(), token);
        return new TokenPair(access(family), new RefreshToken(token.value()));
    }

    /** Empty when it says {@code invalid_grant}. */
    Optional<TokenGrant> refresh(RefreshToken shown) {
        var token = refreshTokens.get(shown.reveal());
        if (token == null || !token.live(terms.mode())) {
            if (token != null && token.spent() && terms.punishes()) {
                token.family().die(Death.SPENT_TOKEN_SHOWN);
            }
            return Optional.empty();
        }
        return Optional.of(new TokenGrant(access(token.family()), answered(token), terms.lifetime(), SCOPES));
    }

    /** The account of an access token that is good; absent otherwise. */
    @Nullable
    String accountOf(AccessToken token) {
        var access = accessTokens.get(token.reveal());
        return access != null
                        && access.family().death() == null
                        && time.instant().isBefore(access.expiresAt())
                ? access.family().accountId()
                : null;
    }

    /** Uninstalls the app from the account of the token, with all that was given since; a dead one may do nothing. */
    void revoke(RefreshToken shown) {
        var token = refreshTokens.get(shown.reveal());
        if (token != null && (terms.thorough() || token.live(terms.mode()))) {
            uninstall(token.family().accountId(), Death.OURS);
        }
    }

    /** The app loses an account, and all tokens of it die. */
    void uninstall(String accountId, Death cause) {
        families.stream().filter(family -> family.accountId().equals(accountId)).forEach(family -> family.die(cause));
    }

    /** For half a minute it calls all tokens of this family dead, although they live. */
    void callDead(RefreshToken shown) {
        var token = refreshTokens.get(shown.reveal());
        if (token != null) {
            calledDeadUntil.put(token.family(), time.instant().plus(FALSE_NEWS));
        }
    }

    /** Whether it calls this token dead right now. */
    boolean calledDead(RefreshToken shown) {
        var token = refreshTokens.get(shown.reveal());
        return token != null && time.instant().isBefore(calledDeadUntil.getOrDefault(token.family(), Instant.EPOCH));
    }

    /** What became of a refresh token; absent when it was never given out. */
    @Nullable
    Token token(RefreshToken token) {
        return refreshTokens.get(token.reveal());
    }

    /** Whether it would give new tokens for this one. */
    boolean live(RefreshToken token) {
        var known = token(token);
        return known != null && known.live(terms.mode());
    }

    /** All families of an account, oldest first. */
    List<Family> familiesOf(String accountId) {
        return families.stream()
                .filter(family -> family.accountId().equals(accountId))
                .toList();
    }

    private AccessToken access(Family family) {
        var access = new AccessToken("access-" + issued++);
        accessTokens.put(access.reveal(), new Access(family, time.instant().plus(terms.lifetime())));
        return access;
    }

    private @Nullable RefreshToken answered(Token shown) {
        return switch (terms.mode()) {
            case SAME_TOKEN -> new RefreshToken(shown.value());
            case OMITTED -> null;
            case GRACE_SAME_SUCCESSOR, GRACE_ANOTHER_SUCCESSOR, GRACE_NEWEST_SUCCESSOR, STRICT -> {
                var successor = shown.family().successorOf(shown, "refresh-" + issued++, terms.mode());
                refreshTokens.put(successor.value(), successor);
                yield new RefreshToken(successor.value());
            }
        };
    }
}

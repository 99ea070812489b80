package com.emailpilot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tokens that came from one consent. */
final class Family {

    private final String accountId;
    private final List<Token> tokens = new ArrayList<>();
    private @Nullable Death death;

    Family(String accountId) {
        this.accountId = accountId;
    }

    /** Why all tokens of a family are dead. */
    enum Death {
        /** The customer uninstalled the app. */
        CUSTOMER,
        /** We revoked it. */
        OURS,
        /** A spent token was shown to a Klaviyo that punishes that. */
        SPENT_TOKEN_SHOWN
    }

    /** A refresh token, with its fate. */
    static final class Token {

        private final String value;
        private final Family family;
        private final @Nullable Token parent;
        private @Nullable Token successor;
        private boolean replaced;

        private Token(String value, Family family, @Nullable Token parent) {
            this.value = value;
            this.family = family;
            this.parent = parent;
        }

        String value() {
            return value;
        }

        Family family() {
            return family;
        }

        /** The token that was shown to get this one; absent for the first. */
        @Nullable
        Token parent() {
            return parent;
        }

        /** The newest token that came from showing this one. */
        @Nullable
        Token successor() {
            return successor;
        }

        /** Whether Klaviyo gives new tokens for it, in this mode. */
        boolean live(RefreshMode mode) {
            return family.death == null && !replaced && (successor == null || mode.forgiving());
        }

        /** Whether something came after it, so that nobody who knows that may show it again. */
        boolean spent() {
            return successor != null || replaced;
        }
    }

    String accountId() {
        return accountId;
    }

    /** The tokens that would get new ones now. */
    List<Token> live(RefreshMode mode) {
        return tokens.stream().filter(token -> token.live(mode)).toList();
    }

    /** Why it is dead; absent while it lives. */
    @Nullable
    Death death() {
        return death;
    }

    void die(Death cause) {
        if (death == null) {
            death = cause;
        }
    }

    Token first(String value) {
        return added(new Token(value, this, null));
    }

    /** A new token for an old one that is shown. */
    Token successorOf(Token shown, String value, RefreshMode mode) {
        var earlier = shown.successor;
        if (mode == RefreshMode.GRACE_SAME_SUCCESSOR && earlier != null) {
            return earlier;
        }
        if (mode == RefreshMode.GRACE_NEWEST_SUCCESSOR && earlier != null) {
            earlier.replaced = true;
        }
        var fresh = added(new Token(value, this, shown));
        shown.successor = fresh;
        return fresh;
    }

    private Token added(Token token) {
        tokens.add(token);
        return token;
    }
}

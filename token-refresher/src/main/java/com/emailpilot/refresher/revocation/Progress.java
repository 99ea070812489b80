package com.emailpilot.refresher.revocation;

import com.emailpilot.klaviyo.RefreshToken;

/** Where one turn of a revocation stands; a turn is one attempt and revokes one token. */
sealed interface Progress {

    /** The attempt is ours, and this token may be sent. */
    record Taken(TokenToRevoke token, RefreshToken refreshToken) implements Progress {}

    /** Klaviyo confirmed a token, and another one is left for the next turn. */
    record MoreLeft() implements Progress {}

    record Over(RevocationOutcome outcome) implements Progress {}
}

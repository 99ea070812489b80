package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Escrow;
import com.emailpilot.clients.Revocation;
import com.emailpilot.vault.TokenPlace;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that is to be revoked, where it lies.
 *
 * @param sealed as it is stored, which also tells it from one that replaced it meanwhile
 * @param escrow where it lies; absent if it lies in the client's own record
 */
record TokenToRevoke(
        TokenPlace place, String sealed, @Nullable Escrow escrow) {

    static TokenToRevoke of(Escrow escrow) {
        return new TokenToRevoke(
                new TokenPlace(escrow.clientId(), escrow.generation(), escrow.tokenVersion()),
                escrow.refreshToken(),
                escrow);
    }

    static TokenToRevoke of(String clientId, Revocation revocation) {
        return new TokenToRevoke(
                new TokenPlace(clientId, revocation.generation(), revocation.tokenVersion()),
                revocation.refreshToken(),
                null);
    }

    @Override
    public String toString() {
        return "TokenToRevoke[" + place + "]";
    }
}

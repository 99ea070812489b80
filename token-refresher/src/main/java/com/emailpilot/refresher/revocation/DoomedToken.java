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
record DoomedToken(
        TokenPlace place, String sealed, @Nullable Escrow escrow) {

    static DoomedToken of(Escrow escrow) {
        return new DoomedToken(
                new TokenPlace(escrow.clientId(), escrow.generation(), escrow.tokenVersion()),
                escrow.refreshToken(),
                escrow);
    }

    static DoomedToken of(String clientId, Revocation revocation) {
        return new DoomedToken(
                new TokenPlace(clientId, revocation.generation(), revocation.tokenVersion()),
                revocation.refreshToken(),
                null);
    }

    @Override
    public String toString() {
        return "DoomedToken[" + place + "]";
    }
}

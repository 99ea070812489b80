package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Revocation;
import com.emailpilot.clients.TokenEscrows;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.TokenVault;
import reactor.core.publisher.Mono;

/** The tokens of a generation that are to be revoked: those in escrow first, so that the record's own is the last. */
final class TokensToRevoke {

    private final TokenEscrows escrows;
    private final TokenVault vault;

    TokensToRevoke(Documents documents, TokenVault vault) {
        this.escrows = new TokenEscrows(documents);
        this.vault = vault;
    }

    /** The one to revoke next. */
    Mono<TokenToRevoke> next(String clientId, Revocation revocation) {
        return escrows.of(clientId, revocation.generation())
                .map(found ->
                        found.isEmpty() ? TokenToRevoke.of(clientId, revocation) : TokenToRevoke.of(found.getFirst()));
    }

    /**
     * @throws SealBrokenException if no key of ours opens it
     */
    RefreshToken open(TokenToRevoke token) {
        return vault.openRefreshToken(token.place(), token.sealed());
    }
}

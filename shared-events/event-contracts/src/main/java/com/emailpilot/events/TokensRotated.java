package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A client got new tokens before the old ones ran out.
 *
 * @param tokenVersion counts the token sets of the client, from 1
 * @param expiresAt when the new access token ends, in server time
 */
public record TokensRotated(@JsonUnwrapped ClientState client, long tokenVersion, Instant expiresAt)
        implements ClientChange {

    public TokensRotated {
        Required.present("client", client);
        Required.positive("token_version", tokenVersion);
        Required.present("expires_at", expiresAt);
    }
}

package com.emailpilot.gateway.invites;

import com.emailpilot.gateway.signin.InviteToken;
import java.net.URI;

/**
 * Where invites lead.
 *
 * @param publicUrl any URL of ours, such as the OAuth redirect URI; only its scheme and host count
 */
record InviteLinks(URI publicUrl) {

    URI link(InviteToken token) {
        return publicUrl.resolve(InviteToken.PAGE + token.reveal());
    }
}

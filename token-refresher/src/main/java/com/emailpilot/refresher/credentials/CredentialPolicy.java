package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.ConnectionState;
import java.time.Duration;
import java.time.Instant;

/** Which credential of a client to hand out: its OAuth token first, its key where there is no usable grant. */
final class CredentialPolicy {

    private CredentialPolicy() {}

    /** What to do about a client. */
    enum Choice {
        TOKEN,
        KEY,
        REFRESH,
        NONE
    }

    /**
     * Decides before anything was tried.
     *
     * @param now server time
     */
    static Choice atFirst(ClientRecord client, Instant now, Duration minValidity) {
        var grant = client.oauth();
        return grant.alive() && grant.refreshToken() != null && !lasts(grant, now, minValidity)
                ? Choice.REFRESH
                : settled(client, now);
    }

    /**
     * Decides after a refresh was tried, whatever came of it: a token that is valid at all is good.
     *
     * <p>{@link Choice#REFRESH} means that only a refresh could help.
     */
    static Choice afterRefresh(ClientRecord client, Instant now) {
        var choice = atFirst(client, now, Duration.ZERO);
        return choice == Choice.REFRESH && client.apiKey() != null ? Choice.KEY : choice;
    }

    /** Why there is none, in a fixed word. */
    static String reason(ClientRecord client) {
        return client.oauth().alive() ? "not_connected" : client.oauth().state().word();
    }

    /** An answer with the newest tokens was lost; the ones before it may be shown until they run out. */
    private static Choice settled(ClientRecord client, Instant now) {
        var grant = client.oauth();
        var valid = lasts(grant, now, Duration.ZERO);
        if (valid && grant.alive()) {
            return Choice.TOKEN;
        }
        if (client.apiKey() != null) {
            return Choice.KEY;
        }
        return valid && grant.state() == ConnectionState.ROTATION_LOST ? Choice.TOKEN : Choice.NONE;
    }

    private static boolean lasts(Connection grant, Instant now, Duration time) {
        var end = grant.expiresAt();
        return grant.accessToken() != null && end != null && end.isAfter(now) && !end.isBefore(now.plus(time));
    }
}

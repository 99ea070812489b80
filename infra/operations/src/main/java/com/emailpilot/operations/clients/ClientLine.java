package com.emailpilot.operations.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.operations.terminal.Line;

/** A client as it is printed: never a token, sealed or not. */
final class ClientLine {

    private ClientLine() {}

    static Line brief(ClientRecord client) {
        var oauth = client.oauth();
        return Line.empty()
                .with("client_id", client.clientId())
                .with("display_name", client.displayName())
                .with("status", client.status().word())
                .with("state", oauth.state().word())
                .with("reason", oauth.reason())
                .with("account_id", client.klaviyo().accountId())
                .with("owner", client.ownerUserId())
                .with("connected_at", oauth.connectedAt())
                .with("last_refreshed_at", oauth.lastRefreshedAt())
                .with("expires_at", oauth.expiresAt());
    }

    static Line whole(ClientRecord client) {
        return health(rotation(counts(brief(client), client), client), client)
                .with("tags", client.tags())
                .with("roles", client.roles())
                .with("created_at", client.createdAt())
                .with("updated_at", client.updatedAt());
    }

    private static Line counts(Line line, ClientRecord client) {
        var oauth = client.oauth();
        return line.with("lists_count", client.klaviyo().listsCount())
                .with("segments_count", client.klaviyo().segmentsCount())
                .with("scopes", oauth.scopes())
                .with("generation", oauth.generation())
                .with("token_version", oauth.tokenVersion())
                .with("seq", oauth.seq());
    }

    private static Line rotation(Line line, ClientRecord client) {
        var rotation = client.oauth().rotation();
        var last = rotation.lastAttempt();
        var attempt = rotation.attempt();
        return line.with("next_refresh_at", rotation.nextRefreshAt())
                .with("attempt_taken_at", attempt == null ? null : attempt.takenAt())
                .with("last_attempt_at", last == null ? null : last.at())
                .with("last_attempt_outcome", last == null ? null : last.outcome())
                .with("retry_at", last == null ? null : last.retryAt())
                .with("failures_in_a_row", rotation.failures())
                .with("answer_lost_since", rotation.ambiguousSince())
                .with("disconnected_at", client.oauth().disconnectedAt())
                .with("revoked_at", client.oauth().revokedAt());
    }

    private static Line health(Line line, ClientRecord client) {
        var health = client.health();
        return health == null
                ? line
                : line.with("health_checked_at", health.checkedAt())
                        .with("health_ok", health.ok())
                        .with("health_reason", health.reason())
                        .with("scopes_missing", health.scopesMissing());
    }
}

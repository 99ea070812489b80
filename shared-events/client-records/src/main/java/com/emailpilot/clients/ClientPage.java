package com.emailpilot.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some clients of a user, the last changed first, as far as a list shows them: without tokens, scopes and the rotation's
 * own fields, which read as absent here.
 *
 * @param next where the next page starts; absent on the last page
 */
public record ClientPage(List<ClientRecord> clients, DocumentQuery.@Nullable After next) {

    private static final String[] FIELDS = {
        "owner_user_id",
        "member_ids",
        "roles",
        "display_name",
        "name",
        "status",
        "tags",
        "created_at",
        "updated_at",
        "klaviyo",
        "health",
        "oauth.state",
        "oauth.reason",
        "oauth.expires_at",
        "oauth.connected_at",
        "oauth.last_refreshed_at",
        "oauth.generation"
    };

    public ClientPage {
        clients = List.copyOf(clients);
    }

    /** What a query for a list asks for. */
    static String[] fields() {
        return FIELDS.clone();
    }
}

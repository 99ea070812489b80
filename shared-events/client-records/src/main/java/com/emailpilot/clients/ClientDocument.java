package com.emailpilot.clients;

import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a client document, also one that the first version wrote. */
final class ClientDocument {

    private ClientDocument() {}

    static ClientRecord read(Document document) {
        var owner = document.text("owner_user_id").orElse("");
        var connection = connection(document);
        return new ClientRecord(
                document.path().id(),
                owner,
                members(document, owner),
                roles(document, owner),
                document.text("display_name").or(() -> document.text("name")).orElse(""),
                document.text("status")
                        .map(ClientStatus::of)
                        .orElse(connection.state().status()),
                document.texts("tags"),
                profile(document),
                connection,
                health(document),
                textOrNull(document, "api_key.secret"),
                document.time("created_at").orElse(document.createTime()),
                document.time("updated_at").orElse(document.updateTime()),
                document);
    }

    private static List<String> members(Document document, String owner) {
        var members = document.texts("member_ids");
        return members.isEmpty() && !owner.isEmpty() ? List.of(owner) : members;
    }

    private static Map<String, String> roles(Document document, String owner) {
        Map<String, String> roles = new LinkedHashMap<>();
        if (!owner.isEmpty()) {
            roles.put(owner, Role.OWNER.word());
        }
        document.value("roles", Map.class)
                .ifPresent(stored -> ((Map<?, ?>) stored).forEach((user, role) -> roles.put("" + user, "" + role)));
        return roles;
    }

    private static KlaviyoProfile profile(Document document) {
        return new KlaviyoProfile(
                document.text("klaviyo.account_id").orElse(""),
                document.text("klaviyo.account_name").orElse(""),
                textOrNull(document, "klaviyo.email_domain"),
                textOrNull(document, "klaviyo.company_id"),
                textOrNull(document, "klaviyo.contact_email"),
                document.number("klaviyo.lists_count").orElse(null),
                document.number("klaviyo.segments_count").orElse(null),
                document.time("klaviyo.counted_at").orElse(null),
                document.value("klaviyo.test_account", Boolean.class).orElse(false),
                textOrNull(document, "klaviyo.industry"),
                textOrNull(document, "klaviyo.website_url"),
                textOrNull(document, "klaviyo.metadata.timezone"),
                textOrNull(document, "klaviyo.metadata.preferred_currency"),
                textOrNull(document, "klaviyo.metadata.locale"));
    }

    private static Connection connection(Document document) {
        return new Connection(
                document.text("oauth.state").map(ConnectionState::of).orElse(ConnectionState.CONNECTED),
                textOrNull(document, "oauth.access_token"),
                textOrNull(document, "oauth.refresh_token"),
                timeOrNull(document, "oauth.expires_at"),
                document.texts("oauth.scopes"),
                timeOrNull(document, "oauth.connected_at"),
                timeOrNull(document, "oauth.last_refreshed_at"),
                textOrNull(document, "oauth.reason"),
                document.number("oauth.generation").orElse(0L),
                document.number("oauth.token_version").orElse(0L),
                document.number("oauth.seq").orElse(0L),
                timeOrNull(document, "oauth.grant_time"),
                timeOrNull(document, "oauth.disconnected_at"),
                timeOrNull(document, "oauth.revoked_at"),
                RotationDocument.rotation(document),
                RotationDocument.revocation(document));
    }

    private static @Nullable Health health(Document document) {
        return document.time("health.checked_at")
                .map(checkedAt -> new Health(
                        checkedAt,
                        document.value("health.ok", Boolean.class).orElse(false),
                        textOrNull(document, "health.reason"),
                        document.texts("health.scopes_missing"),
                        timeOrNull(document, "health.idle_expires_at")))
                .orElse(null);
    }

    static @Nullable String textOrNull(Document document, String field) {
        return document.text(field).orElse(null);
    }

    static @Nullable Instant timeOrNull(Document document, String field) {
        return document.time(field).orElse(null);
    }
}

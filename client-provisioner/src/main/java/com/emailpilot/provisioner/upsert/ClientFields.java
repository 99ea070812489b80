package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.FieldPath;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.Role;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.provisioner.health.HealthFields;
import com.emailpilot.vault.SealedTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a client record that a connection decides; every other field stays as it is. */
final class ClientFields {

    private final ClientState state;
    private final Changes changes = new Changes();

    ClientFields(ClientState state) {
        this.state = state;
        changes.set("client_id", state.clientId())
                .set("source", "klaviyo")
                .set("status", state.status().word())
                .set("display_name", state.displayName())
                .set("display_name_lower", state.displayName().toLowerCase(Locale.ROOT))
                .setServerTime("updated_at");
    }

    /** New tokens, a new generation; whatever was under way with the old ones is over. */
    ClientFields connection(Grant grant, long tokenVersion, SealedTokens sealed) {
        var dueAt = RefreshPolicy.nextRefreshAt(state.clientId(), grant.claimedAt(), grant.expiresAt());
        changes.set("oauth.provider", "klaviyo")
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.expires_at", grant.expiresAt())
                .set("oauth.scopes", grant.scopes())
                .set("oauth.connected_at", state.occurredAt())
                .set("oauth.last_refreshed_at", grant.claimedAt())
                .set("oauth.state", ConnectionState.CONNECTED.word())
                .set("oauth.generation", state.generation())
                .set("oauth.token_version", tokenVersion)
                .set("oauth.seq", state.seq())
                .set("oauth.grant_time", grant.createdAt())
                .set("oauth.refresh_shard", (long) RefreshPolicy.shard(state.clientId()))
                .set("oauth.next_refresh_at", dueAt)
                .setOrRemove("oauth.ambiguous_since", ambiguousSince(grant))
                .remove("oauth.reason", "oauth.attempt", "oauth.revocation", "oauth.invalid_grant")
                .remove("oauth.escrowed", "oauth.failures");
        return this;
    }

    /** Taking the tokens from an attempt that never ended is taking it over: its request may have been sent. */
    private static @Nullable Instant ambiguousSince(Grant grant) {
        var attempt = grant.attempt();
        return grant.ambiguousSince() != null || attempt == null ? grant.ambiguousSince() : attempt.takenAt();
    }

    /** What Klaviyo tells about the account; what it leaves blank disappears. */
    ClientFields profile(KlaviyoAccount account) {
        changes.set("klaviyo.account_id", account.accountId())
                .set("klaviyo.account_name", account.accountName())
                .setOrRemove("klaviyo.contact_email", account.contactEmail())
                .setOrRemove("klaviyo.email_domain", account.emailDomain())
                .setOrRemove("klaviyo.company_id", account.publicApiKey())
                .setOrRemove("klaviyo.public_api_key", account.publicApiKey())
                .set("klaviyo.test_account", account.testAccount())
                .setOrRemove("klaviyo.industry", account.industry())
                .setOrRemove("klaviyo.website_url", account.websiteUrl())
                .setOrRemove("klaviyo.metadata.timezone", account.timezone())
                .setOrRemove("klaviyo.metadata.preferred_currency", account.preferredCurrency())
                .setOrRemove("klaviyo.metadata.locale", account.locale());
        return this;
    }

    /** How the connection stands from now on, whatever was found of the one before. */
    ClientFields health(Health health) {
        HealthFields.set(changes, health);
        return this;
    }

    /** A new client belongs to the person who connected it. */
    Changes ownedBy(String user) {
        return changes.setServerTime("created_at")
                .set("owner_user_id", user)
                .set("member_ids", List.of(user))
                .set(FieldPath.of("roles", user), Role.OWNER.word())
                .set("tags", List.of("new", "oauth"));
    }

    /** A person who connects somebody else's client becomes an editor; a client without an owner gets one. */
    Changes joinedBy(String user, ClientRecord client) {
        if (client.ownerUserId().isEmpty()) {
            changes.set("owner_user_id", user);
        }
        var members = new ArrayList<>(client.memberIds());
        if (!members.contains(user)) {
            members.add(user);
            var role = client.ownerUserId().isEmpty() ? Role.OWNER : Role.EDITOR;
            changes.set(FieldPath.of("roles", user), role.word());
        }
        return changes.set("member_ids", members);
    }
}

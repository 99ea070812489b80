package com.emailpilot.provisioner.health;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.IdlePolicy;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.KlaviyoAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer of Klaviyo says about a connection: pure. */
public final class HealthPolicy {

    private HealthPolicy() {}

    /**
     * The health of a connection that Klaviyo has just confirmed.
     *
     * @param missing scopes that we want and were not granted
     * @param lastUsed server time at which the grant was made or its refresh token used; absent where nobody knows
     */
    public static Health good(Instant now, List<String> missing, @Nullable Instant lastUsed) {
        return new Health(now, true, null, missing, idleExpiresAt(lastUsed));
    }

    static Health health(Finding.Verdict verdict, Connection oauth, List<String> missing, Instant now) {
        return switch (verdict) {
            case Finding.Good _ -> good(now, missing, oauth.lastRefreshedAt());
            case Finding.Bad bad ->
                new Health(now, false, bad.reason().word(), missing, idleExpiresAt(oauth.lastRefreshedAt()));
        };
    }

    /** Only who has tokens that are kept alive has a health to find out about. */
    static boolean concerns(ClientRecord client) {
        var oauth = client.oauth();
        return oauth.alive() && oauth.generation() > 0 && oauth.accessToken() != null;
    }

    static boolean expired(Connection oauth, Instant now) {
        var expiresAt = oauth.expiresAt();
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    static Finding finding(ClientRecord client, ApiResult<KlaviyoAccount> answer) {
        return switch (answer) {
            case ApiResult.Answered<KlaviyoAccount> answered -> ofAccount(client, answered.value());
            case ApiResult.Unauthorized<KlaviyoAccount> _ -> new Finding.Bad(HealthReason.UNAUTHORIZED);
            case ApiResult.PermissionDenied<KlaviyoAccount> _ -> new Finding.Bad(HealthReason.MISSING_SCOPE);
            case ApiResult.Unavailable<KlaviyoAccount> trouble -> new Finding.Unknown(trouble.reason());
        };
    }

    /** Whether it is worth looking again with tokens that were rotated. */
    static boolean freshTokensMayHelp(Finding finding) {
        return switch (finding) {
            case Finding.Expired _ -> true;
            case Finding.Bad bad -> bad.reason() == HealthReason.UNAUTHORIZED;
            case Finding.Good _, Finding.Unknown _ -> false;
        };
    }

    /** Whether a verdict still holds for the connection as it is now: a refused token says nothing about the next one. */
    static boolean holds(Finding.Verdict verdict, Connection probed, Connection now) {
        return probed.generation() == now.generation()
                && (probed.tokenVersion() == now.tokenVersion() || !freshTokensMayHelp(verdict));
    }

    private static Finding ofAccount(ClientRecord client, KlaviyoAccount account) {
        return account.accountId().equals(client.klaviyo().accountId())
                ? new Finding.Good()
                : new Finding.Bad(HealthReason.WRONG_ACCOUNT);
    }

    private static @Nullable Instant idleExpiresAt(@Nullable Instant lastUsed) {
        return lastUsed == null ? null : IdlePolicy.endsAt(lastUsed);
    }
}

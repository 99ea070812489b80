package com.emailpilot.refresher.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets to call Klaviyo with.
 *
 * @param type {@code oauth} or {@code api_key}
 * @param authorization ready to be sent as the header of that name
 * @param expiresAt in server time; absent for a key, which does not expire
 * @param tokenVersion grows with each rotation; absent for a key
 * @param revision ready to be sent as the header of that name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Credential(
        String type,
        String authorization,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("account_id") String accountId,
        @JsonProperty("token_version") @Nullable Long tokenVersion,
        String revision) {

    @Override
    public String toString() {
        return "Credential[" + type + " of " + accountId + ", redacted]";
    }
}

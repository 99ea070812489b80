package com.emailpilot.refresher.identity;

import com.emailpilot.startup.InvalidSettingException;
import com.emailpilot.startup.WebAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may ask for credentials, and how callers prove who they are.
 *
 * @param audience {@code EMAILPILOT_CREDENTIAL_AUDIENCE}: what their ID tokens must be made for
 * @param callers {@code EMAILPILOT_CREDENTIAL_CALLERS}: see {@link AllowedCallers}
 * @param issuer {@code EMAILPILOT_CREDENTIAL_ISSUER}
 * @param keys {@code EMAILPILOT_CREDENTIAL_KEYS}: the issuer's public keys as a JSON Web Key Set; a file in local mode only
 */
@ConfigurationProperties("emailpilot.credential")
record CallerProperties(String audience, String callers, String issuer, URI keys) {

    CallerProperties {
        audience = audience.strip();
        if (audience.isEmpty() != AllowedCallers.parse(callers).isEmpty()) {
            throw audience.isEmpty()
                    ? new InvalidSettingException(
                            "EMAILPILOT_CREDENTIAL_AUDIENCE", "is missing, though EMAILPILOT_CREDENTIAL_CALLERS is set")
                    : new InvalidSettingException(
                            "EMAILPILOT_CREDENTIAL_CALLERS",
                            "is missing, though EMAILPILOT_CREDENTIAL_AUDIENCE is set");
        }
        if (issuer.isBlank()) {
            throw new InvalidSettingException("EMAILPILOT_CREDENTIAL_ISSUER", "is missing: who signs ID tokens?");
        }
        if (!"file".equals(keys.getScheme())) {
            WebAddress.require("EMAILPILOT_CREDENTIAL_KEYS", keys);
        }
    }

    AllowedCallers allowed() {
        return AllowedCallers.parse(callers);
    }

    /**
     * Keeps what is made for one machine out of production.
     *
     * @throws InvalidSettingException if a setting is for local mode only
     */
    void refuseLocalMode() {
        if ("file".equals(keys.getScheme())) {
            throw new InvalidSettingException(
                    "EMAILPILOT_CREDENTIAL_KEYS", "must be an https URL: a file is for local mode only");
        }
        if (allowed().allowsWholeProjects()) {
            throw new InvalidSettingException(
                    "EMAILPILOT_CREDENTIAL_CALLERS", "must name each service account: *@ is for local mode only");
        }
    }
}

package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Health;
import org.jspecify.annotations.Nullable;

/** Says in plain words how a connection stands, and what to do about it: pure. */
public final class Explanation {

    private static final String WORKS = "Everything works.";
    private static final String REVOKED = "revoked";

    private Explanation() {}

    /** One or two sentences about a client's connection. */
    public static String of(ClientRecord client) {
        var oauth = client.oauth();
        return switch (oauth.state()) {
            case CONNECTED -> ofHealth(client.health());
            case DEGRADED ->
                "Klaviyo did not give new tokens lately. The connection still works, and EmailPilot keeps trying."
                        + " There is nothing to do yet.";
            case NEEDS_REAUTHORIZATION ->
                (REVOKED.equals(oauth.reason())
                                ? "Klaviyo says that the permission is over: it was withdrawn, or the app was removed there."
                                : "Klaviyo no longer accepts the permission.")
                        + " Reconnect the client.";
            case ROTATION_LOST ->
                "An answer of Klaviyo with the only good tokens was lost on the way. Reconnect the client;"
                        + " nobody has to change anything at Klaviyo.";
            case DISCONNECTED -> disconnected(client);
        };
    }

    private static String disconnected(ClientRecord client) {
        return client.oauth().revocation() == null
                ? "Somebody disconnected the client. Reconnect it to use it again."
                : "Somebody disconnected the client, and Klaviyo is still being asked to uninstall the app."
                        + " Reconnect it to use it again.";
    }

    /**
     * @param health absent before the first probe
     */
    private static String ofHealth(@Nullable Health health) {
        if (health == null) {
            return WORKS;
        }
        if (health.ok()) {
            return health.scopesMissing().isEmpty()
                    ? WORKS
                    : "The connection works, but was not given all that was asked for: %s. Reconnect the client and allow it."
                            .formatted(String.join(", ", health.scopesMissing()));
        }
        return ofReason(String.valueOf(health.reason()));
    }

    /** The probe's own words; any other gets the sentence that always fits. */
    private static String ofReason(String reason) {
        return switch (reason) {
            case "unauthorized" ->
                "Klaviyo refused the access token when the connection was last looked at."
                        + " EmailPilot asks for new tokens by itself; use Refresh now to do it at once.";
            case "missing_scope" ->
                "The connection may not even read its own account. Reconnect the client and allow everything that is asked.";
            case "wrong_account" ->
                "The tokens belong to another Klaviyo account than this client's. Reconnect the client and pick the right account.";
            default -> "Something was wrong when the connection was last looked at. EmailPilot looks again by itself.";
        };
    }
}

package com.emailpilot.gateway.signin;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person at the browser: the principal of every request that is not anonymous.
 *
 * @param user e-mail address
 * @param roles {@code USER}, {@code OPS}
 * @param sessionId new at every sign-in, and known to nobody but the sealed cookie
 */
public record SignedIn(String user, Set<String> roles, String sessionId) implements AuthenticatedPrincipal {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The session as others may know it: SHA-256 of its id, in hex. */
    public String sessionHash() {
        return Hashing.sha256().hashString(sessionId, StandardCharsets.UTF_8).toString();
    }

    @Override
    public String getName() {
        return user;
    }

    @Override
    public String toString() {
        return "SignedIn[" + user + "]";
    }
}

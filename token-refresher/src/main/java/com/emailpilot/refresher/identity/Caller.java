package com.emailpilot.refresher.identity;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The service that asks: the principal of every request that is not anonymous.
 *
 * @param email of its service account
 * @param everyClient whether it may ask for all clients
 * @param clients ids of those that it may ask for, where that is not all
 */
public record Caller(String email, boolean everyClient, Set<String> clients) implements AuthenticatedPrincipal {

    public Caller {
        clients = Set.copyOf(clients);
    }

    /** A service that proved who it is, and that nobody allowed anything. */
    static Caller unlisted(String email) {
        return new Caller(email, false, Set.of());
    }

    boolean mayRead(String clientId) {
        return everyClient || clients.contains(clientId);
    }

    @Override
    public String getName() {
        return email;
    }
}

package com.emailpilot.gateway.signin;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * How people prove who they are; each deployment has exactly one.
 *
 * <p>Whatever it is, it ends by saving a security context: name and roles go into the sealed session from there.
 */
interface SignIn {

    /** Adds what answers under {@code /login}, and only that. */
    void addTo(ServerHttpSecurity http);
}

package com.emailpilot.gateway.signin;

import com.emailpilot.startup.InvalidSettingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;

/**
 * Who may ask for what: everything needs a session but the login, its looks, an invite's link,
 * and the health of the instance.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@Import(RefusedRequests.class)
class AccessRulesConfiguration {

    private static final String[] FOR_EVERYONE = {"/login", "/css/**", "/js/**", "/favicon.svg", "/actuator/health"};
    /** Whoever has the link may look at it: that uses nothing up. */
    private static final String INVITED = "/connect/*";

    /** The management port, which only this machine or its cluster reaches. */
    @Bean
    @Order(1)
    SecurityWebFilterChain managementPort(ServerHttpSecurity http) {
        return bare(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(CsrfSpec::disable)
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain publicPort(
            ServerHttpSecurity http,
            SealedSessions sessions,
            HostCookies cookies,
            StringKeyGenerator secrets,
            InviteSessions invited,
            ObjectProvider<SignIn> signIn) {
        bare(http)
                .securityContextRepository(sessions)
                .addFilterBefore(new OtherSites(), SecurityWebFiltersOrder.CSRF)
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfTokens(sessions, cookies, secrets))
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler(new ForbiddenRequests()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new AnonymousRequests())
                        .accessDeniedHandler(new ForbiddenRequests()))
                .authorizeExchange(rules -> rules(rules, new FlowAccess(invited)));
        signIn.getIfUnique(() -> {
                    throw new InvalidSettingException(
                            "SPRING_PROFILES_ACTIVE", "names no way to sign in: set it to local");
                })
                .addTo(http);
        return http.build();
    }

    private static void rules(AuthorizeExchangeSpec rules, FlowAccess flow) {
        rules.pathMatchers(HttpMethod.GET, FOR_EVERYONE)
                .permitAll()
                .pathMatchers(INVITED)
                .permitAll()
                .pathMatchers(FlowAccess.STEPS)
                .access(flow)
                .pathMatchers("/admin/ops/**", "/api/ops/**")
                .hasRole("OPS")
                .anyExchange()
                .authenticated();
    }

    /** Headers come from {@link SecurityHeaders}, sign-out from {@link SignOutController}; nothing is kept in memory. */
    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.headers(HeaderSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable);
    }
}

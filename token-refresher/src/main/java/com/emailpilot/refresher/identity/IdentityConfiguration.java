package com.emailpilot.refresher.identity;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Who may ask for what: a service account for the credentials of its clients, everybody for the health, nobody for more. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(CallerProperties.class)
@Import({AnswerHeaders.class, RefusedRequests.class})
public class IdentityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IdentityConfiguration.class);
    private static final String CREDENTIAL = "/api/clients/{client_id}/klaviyo/credential";

    /** The management port, which only this machine or its cluster reaches. */
    @Bean
    @Order(1)
    SecurityWebFilterChain managementPort(ServerHttpSecurity http) {
        return stateless(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain publicPort(
            ServerHttpSecurity http, AllowedCallers allowed, ReactiveJwtDecoder idTokens, RefusalLog log) {
        var refusals = new Refusals(log);
        stateless(http).authorizeExchange(IdentityConfiguration::rules);
        if (allowed.isEmpty()) {
            return http.exceptionHandling(
                            handling -> handling.authenticationEntryPoint((exchange, _) -> refusals.closed(exchange))
                                    .accessDeniedHandler((exchange, _) -> refusals.closed(exchange)))
                    .build();
        }
        return http.exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.jwtDecoder(idTokens)
                                .jwtAuthenticationConverter(token -> IdTokens.caller(token, allowed))))
                .build();
    }

    @Bean
    AllowedCallers allowedCallers(CallerProperties properties, Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            properties.refuseLocalMode();
        }
        var allowed = properties.allowed();
        if (allowed.isEmpty()) {
            log.warn("Nobody may ask for credentials: EMAILPILOT_CREDENTIAL_AUDIENCE and _CALLERS are not set");
        }
        return allowed;
    }

    @Bean
    ReactiveJwtDecoder idTokens(CallerProperties properties, Clock clock) {
        return IdTokens.decoder(properties, clock);
    }

    private static void rules(AuthorizeExchangeSpec rules) {
        rules.pathMatchers(HttpMethod.GET, "/actuator/health")
                .permitAll()
                .pathMatchers(HttpMethod.GET, CREDENTIAL)
                .access(IdentityConfiguration::mayRead)
                .anyExchange()
                .denyAll();
    }

    private static Mono<AuthorizationResult> mayRead(Mono<Authentication> caller, AuthorizationContext asked) {
        return caller.mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class)
                .map(known -> known.mayRead(String.valueOf(asked.getVariables().get("client_id"))))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }

    /** A token with each request: no session, so nothing that another site could ride on. */
    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(CsrfSpec::disable)
                .headers(HeaderSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(LogoutSpec::disable);
    }
}

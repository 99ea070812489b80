package com.emailpilot.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/** The whole gateway on real ports, over a store and a bus in memory; one for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {GatewayApplication.class, InMemoryWorld.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "management.server.port=0",
            "emailpilot.keyset-file=target/keyset.json",
            "emailpilot.klaviyo.client-id=test-client",
            "emailpilot.klaviyo.client-secret=canary-client-secret",
            "emailpilot.live.streams-per-user=3",
            "emailpilot.connections.first-request=1s",
            "emailpilot.connections.next-request=1500ms",
            "emailpilot.connections.body=1s"
        })
@ActiveProfiles("local")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface GatewayTest {}

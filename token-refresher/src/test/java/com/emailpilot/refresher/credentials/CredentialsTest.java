package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.identity.TestIssuer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/** {@link CredentialsUnderTest} on a real port; one for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CredentialsUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "spring.cloud.gcp.core.enabled=false",
            "spring.cloud.gcp.pubsub.enabled=false",
            "spring.cloud.gcp.firestore.enabled=false",
            "management.server.port=0",
            "emailpilot.keyset-file=target/keyset.json",
            "emailpilot.credential.issuer=" + TestIssuer.NAME,
            "emailpilot.credential.audience=" + TestIssuer.AUDIENCE,
            "emailpilot.credential.callers=" + TestIssuer.ALLOWED + "=*;" + TestIssuer.ALLOWED_ONE + "=c-allowed"
        })
@ActiveProfiles("local")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface CredentialsTest {}

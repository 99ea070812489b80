package com.emailpilot.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.emailpilot.klaviyo.Secret;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import tools.jackson.databind.annotation.JsonSerialize;

/** What a secret is, and what nobody does with it. */
@AnalyzeClasses(
        packages = {
            "com.emailpilot.events",
            "com.emailpilot.clients",
            "com.emailpilot.klaviyo",
            "com.emailpilot.vault",
            "com.emailpilot.startup",
            "com.emailpilot.gateway",
            "com.emailpilot.provisioner",
            "com.emailpilot.refresher"
        },
        importOptions = ProductClasses.class)
final class SecretsTest {

    @ArchTest
    static final ArchRule ONLY_SECRETS_REVEAL_THEMSELVES = methods()
            .that()
            .haveName("reveal")
            .should()
            .beDeclaredInClassesThat()
            .areAssignableTo(Secret.class);

    @ArchTest
    static final ArchRule WHAT_IS_NAMED_LIKE_A_SECRET_IS_ONE = classes()
            .that()
            .haveNameMatching(".*\\.(\\w*Secret|\\w*Token|\\w*Password|AuthorizationCode|CodeVerifier)")
            .should()
            .beAssignableTo(Secret.class);

    @ArchTest
    static final ArchRule WHAT_LEAVES_THE_PROCESS_HOLDS_NO_SECRET = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "com.emailpilot.events..",
                    "com.emailpilot.gateway.clients..",
                    "com.emailpilot.gateway.live..",
                    "com.emailpilot.gateway.console..")
            .should()
            .haveRawType(assignableTo(Secret.class))
            .orShould()
            .haveNameMatching("(?i)(access|refresh)_?tokens?|.*secret.*|.*password.*");

    @ArchTest
    static final ArchRule JSON_REFUSES_SECRETS = classes()
            .that()
            .haveFullyQualifiedName(Secret.class.getName())
            .should()
            .beAnnotatedWith(JsonSerialize.class);
}

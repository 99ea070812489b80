package com.emailpilot.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the modules; a layer that is empty or misspelt fails. */
@AnalyzeClasses(packages = "com.emailpilot", importOptions = ProductClasses.class)
final class ModulesTest {

    @ArchTest
    static final ArchRule DEPENDENCIES_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("com.emailpilot..")
            .layer("events")
            .definedBy("com.emailpilot.events..")
            .layer("clients")
            .definedBy("com.emailpilot.clients..")
            .layer("klaviyo")
            .definedBy("com.emailpilot.klaviyo..")
            .layer("vault")
            .definedBy("com.emailpilot.vault..")
            .layer("startup")
            .definedBy("com.emailpilot.startup..")
            .layer("gateway")
            .definedBy("com.emailpilot.gateway..")
            .layer("provisioner")
            .definedBy("com.emailpilot.provisioner..")
            .layer("refresher")
            .definedBy("com.emailpilot.refresher..")
            .layer("sandbox")
            .definedBy("com.emailpilot.sandbox..")
            .layer("emulators")
            .definedBy("com.emailpilot.emulators..")
            .layer("operations")
            .definedBy("com.emailpilot.operations..")
            .layer("local")
            .definedBy("com.emailpilot.local..")
            .layer("examples")
            .definedBy("com.emailpilot.examples..")
            .whereLayer("events")
            .mayNotAccessAnyLayer()
            .whereLayer("klaviyo")
            .mayNotAccessAnyLayer()
            .whereLayer("clients")
            .mayOnlyAccessLayers("events")
            .whereLayer("vault")
            .mayOnlyAccessLayers("klaviyo")
            .whereLayer("startup")
            .mayOnlyAccessLayers("clients", "klaviyo", "vault")
            .whereLayer("gateway")
            .mayOnlyAccessLayers("events", "clients", "klaviyo", "vault", "startup")
            .whereLayer("provisioner")
            .mayOnlyAccessLayers("events", "clients", "klaviyo", "vault", "startup")
            .whereLayer("refresher")
            .mayOnlyAccessLayers("events", "clients", "klaviyo", "vault", "startup")
            .whereLayer("sandbox")
            .mayNotAccessAnyLayer()
            .whereLayer("emulators")
            .mayNotAccessAnyLayer()
            .whereLayer("operations")
            .mayOnlyAccessLayers("events", "clients", "klaviyo", "vault", "startup")
            .whereLayer("examples")
            .mayOnlyAccessLayers("events")
            .whereLayer("local")
            .mayOnlyAccessLayers("events", "emulators", "operations")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule ONLY_THE_VAULT_KNOWS_TINK = noClasses()
            .that()
            .resideOutsideOfPackage("com.emailpilot.vault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_FIRESTORE = noClasses()
            .that()
            .resideOutsideOfPackage("com.emailpilot.clients..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.cloud.firestore..", "com.google.firestore..");

    @ArchTest
    static final ArchRule NOBODY_TRANSACTS = noClasses()
            .should()
            .callMethodWhere(Calls.named("runTransaction", "runAsyncTransaction", "beginTransaction"))
            .because("a process killed inside a transaction freezes its documents for a minute");
}

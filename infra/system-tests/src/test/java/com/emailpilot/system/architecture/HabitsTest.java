package com.emailpilot.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The habits of the code that a compiler does not check. */
@AnalyzeClasses(packages = "com.emailpilot", importOptions = ProductClasses.class)
final class HabitsTest {

    private static final String VAGUE_PACKAGES =
            "util utils common helper helpers service services dto impl config model";
    private static final String VAGUE_ENDINGS = "Util Utils Helper Manager Impl Processor Data Info Dto";
    private static final String VAGUE_BEGINNINGS = "Base Abstract Common";

    @ArchTest
    static final ArchRule A_SERVICE_BEGINS_WITH_ITS_APPLICATION_ALONE = classes()
            .that()
            .resideInAnyPackage("com.emailpilot.gateway", "com.emailpilot.provisioner", "com.emailpilot.refresher")
            .should()
            .haveSimpleNameEndingWith("Application")
            .orShould()
            .haveSimpleName("package-info");

    @ArchTest
    static final ArchRule PACKAGES_ARE_CAPABILITIES =
            noClasses().should().resideInAnyPackage(each(VAGUE_PACKAGES, "..%s.."));

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*[.$](%s)[A-Z]\\w*".formatted(VAGUE_BEGINNINGS.replace(' ', '|')))
            .orShould()
            .haveNameMatching(".*[a-z](%s)".formatted(VAGUE_ENDINGS.replace(' ', '|')));

    @ArchTest
    static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule SETTINGS_COME_AS_PROPERTIES = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Value.class)
            .because("one record of properties per package is read as a whole, and validated");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Configuration")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .and()
            .resideOutsideOfPackages("com.emailpilot.sandbox..", "com.emailpilot.local..", "com.emailpilot.emulators..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethodWhere(Calls.named("sleep"));

    @ArchTest
    static final ArchRule SERVICES_ARE_CLOSED_CLASSES = classes()
            .that()
            .resideInAnyPackage(
                    "com.emailpilot.gateway..", "com.emailpilot.provisioner..", "com.emailpilot.refresher..")
            .and()
            .areNotInterfaces()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .should()
            .haveModifier(JavaModifier.FINAL);

    private static String[] each(String words, String pattern) {
        return Arrays.stream(words.split(" ", -1)).map(pattern::formatted).toArray(String[]::new);
    }
}

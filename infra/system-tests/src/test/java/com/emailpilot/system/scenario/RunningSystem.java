package com.emailpilot.system.scenario;

import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.running.SystemUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the running system that all of them share, or {@link OwnSystem one of their own}. After each class its invariants are checked; after a failure
 * the ends of all logs are printed.
 */
public final class RunningSystem implements ParameterResolver, AfterAllCallback, TestWatcher {

    private static final int LOG_LINES = 60;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(SystemUnderTest.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return system(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var system = system(context);
        try {
            new Invariants(system).hold();
        } catch (AssertionError violated) {
            printLogs(system);
            throw violated;
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        printLogs(system(context));
    }

    private static SystemUnderTest system(ExtensionContext context) {
        var lifetime = lifetime(context);
        // the store of a class shows what is in the root's under the same name
        var store = lifetime.getStore(Namespace.create(RunningSystem.class, lifetime.getUniqueId()));
        return store.computeIfAbsent(Start.class, _ -> new Start(start(context)), Start.class)
                .system();
    }

    private static Supplier<SystemUnderTest> start(ExtensionContext context) {
        var own = context.getRequiredTestClass().getAnnotation(OwnSystem.class);
        if (own == null) {
            return SystemUnderTest::start;
        }
        return own.withEmulators()
                ? SystemUnderTest::startWithEmulators
                : () -> SystemUnderTest.startWithClock(Duration.ofSeconds(own.sweepSeconds()));
    }

    /** Whose end is the end of the system. */
    private static ExtensionContext lifetime(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(OwnSystem.class)
                ? ofClass(context)
                : context.getRoot();
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : context.getParent().map(RunningSystem::ofClass).orElse(context);
    }

    private static void printLogs(SystemUnderTest system) {
        system.logs().files().forEach(RunningSystem::printEnd);
    }

    private static void printEnd(Path log) {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            System.out.println("--- the end of " + log);
            lines.stream().skip(Math.max(0, lines.size() - LOG_LINES)).forEach(System.out::println);
        } catch (IOException e) {
            System.out.println("--- " + log + " cannot be read: " + e.getMessage());
        }
    }
}

package com.emailpilot.system.browser;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its visitors. There is one browser and one system per JVM, from the first test on. */
final class Visitors implements ExecutionCondition, BeforeAllCallback, ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(Visitors.class);
    private static final String MISSING =
            "No Chromium: install the package chromium, or let " + ChromiumPath.SETTING + " name its executable";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (ChromiumPath.find(System.getenv()).isPresent() || mustRun()) {
            return ConditionEvaluationResult.enabled("");
        }
        System.err.println(context.getDisplayName() + " cannot run. " + MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (ChromiumPath.find(System.getenv()).isEmpty()) {
            throw new IllegalStateException(MISSING);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type.equals(Visitor.class) || type.equals(Site.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var site = context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(SiteStart.class, _ -> new SiteStart(), SiteStart.class)
                .site();
        return parameter.getParameter().getType().equals(Site.class)
                ? site
                : visitor(parameter.getParameter(), site, context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var visitors = present(context);
        if (context.getExecutionException().isPresent()) {
            visitors.forEach(visitor -> visitor.shot(
                    "failed-" + context.getRequiredTestMethod().getName() + "-" + visitors.indexOf(visitor)));
        }
        var troubles =
                visitors.stream().flatMap(visitor -> visitor.leave().stream()).toList();
        Assertions.assertThat(troubles).as("troubles inside the browser").isEmpty();
    }

    private static Visitor visitor(Parameter parameter, Site site, ExtensionContext context) {
        var chromium = context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(
                        Chromium.class,
                        _ -> new Chromium(ChromiumPath.find(System.getenv()).orElseThrow()),
                        Chromium.class);
        var look = Optional.ofNullable(parameter.getAnnotation(Look.class))
                .orElse(Visitor.class.getAnnotation(Look.class));
        var visitor = new Visitor(chromium.fresh(look), site.gateway(), site.newPerson());
        present(context).add(visitor);
        return visitor;
    }

    private static List<Visitor> present(ExtensionContext context) {
        return context.getStore(HERE)
                .computeIfAbsent(Present.class, _ -> new Present(new ArrayList<>()), Present.class)
                .visitors();
    }

    private static boolean mustRun() {
        return "true".equals(System.getenv("CI"));
    }

    private record Present(List<Visitor> visitors) {}
}

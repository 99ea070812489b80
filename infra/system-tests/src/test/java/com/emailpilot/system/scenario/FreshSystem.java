package com.emailpilot.system.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives the tests of one class a system of their own, because they break what others rely on. */
public final class FreshSystem extends RunningSystem {

    @Override
    ExtensionContext lifetime(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : context.getParent().map(this::lifetime).orElse(context);
    }
}

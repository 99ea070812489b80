package com.emailpilot.system.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that needs Chromium and the whole system. Its methods may take {@link Visitor}s and the {@link Site}; a
 * visitor whose browser saw unexpected {@link Troubles} fails the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Visitors.class)
@interface BrowserTest {}

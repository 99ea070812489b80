package com.emailpilot.system.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The tests of this class get a system of their own, because they break what others rely on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnSystem {

    /** Whether it gets emulators of its own as well, because it breaks them. */
    boolean withEmulators() default false;

    /** How often its clock sweeps; 0 for a clock that stands still. */
    int sweepSeconds() default 0;
}

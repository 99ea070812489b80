package com.emailpilot.system.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Picks calls of methods. */
final class Calls {

    private Calls() {}

    /** Calls of a method of one of these names, whoever has it. */
    static DescribedPredicate<JavaMethodCall> named(String... names) {
        var wanted = Set.of(names);
        return DescribedPredicate.describe("a method is called " + wanted, call -> wanted.contains(call.getName()));
    }
}

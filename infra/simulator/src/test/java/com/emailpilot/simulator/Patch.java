package com.emailpilot.simulator;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/** Takes a rule out of a class of ours while a test runs: a question that it asks itself always gets the same answer. */
final class Patch implements AutoCloseable {

    private final Class<?> patched;
    private final ClassReloadingStrategy strategy;

    private Patch(Class<?> patched, ClassReloadingStrategy strategy) {
        this.patched = patched;
        this.strategy = strategy;
    }

    /**
     * A rule that is always answered the same.
     *
     * @param className below {@code com.emailpilot}
     */
    record Rule(String className, String question, boolean answer) {}

    static Patch of(Rule rule) throws ReflectiveOperationException {
        ByteBuddyAgent.install();
        var patched = Class.forName("com.emailpilot." + rule.className());
        var strategy = ClassReloadingStrategy.fromInstalledAgent();
        new ByteBuddy()
                .redefine(patched)
                .visit(Advice.to(rule.answer() ? AlwaysYes.class : AlwaysNo.class)
                        .on(named(rule.question())))
                .make()
                .load(patched.getClassLoader(), strategy);
        return new Patch(patched, strategy);
    }

    @Override
    public void close() throws IOException {
        strategy.reset(patched);
    }

    /** Its code goes into the patched method, which returns what the parameter was set to. */
    @SuppressWarnings("UnusedVariable")
    private static final class AlwaysYes {

        @Advice.OnMethodExit
        static void answer(@Advice.Return(readOnly = false) boolean answer) {
            answer = true;
        }
    }

    /** Its code goes into the patched method, which returns what the parameter was set to. */
    @SuppressWarnings("UnusedVariable")
    private static final class AlwaysNo {

        @Advice.OnMethodExit
        static void answer(@Advice.Return(readOnly = false) boolean answer) {
            answer = false;
        }
    }
}

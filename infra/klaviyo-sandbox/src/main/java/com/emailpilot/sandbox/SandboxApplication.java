package com.emailpilot.sandbox;

import com.emailpilot.sandbox.state.StateFileException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import reactor.netty.ChannelBindException;

/** Runs the sandbox as a program until it is ended. */
public final class SandboxApplication {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private SandboxApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            announce(KlaviyoSandbox.start(new Environment(System.getenv()).settings()));
        } catch (IllegalArgumentException e) {
            end(WRONG_USAGE, e.getMessage());
        } catch (ChannelBindException e) {
            end(FAILED, "Port " + e.localPort() + " is in use: end what uses it, or set another port.");
        } catch (StateFileException e) {
            end(FAILED, e.getMessage());
        }
        new CountDownLatch(1).await();
    }

    private static void end(int status, @Nullable String why) {
        System.err.println(why);
        System.exit(status);
    }

    private static void announce(KlaviyoSandbox sandbox) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(sandbox::close));
        System.out.println("Klaviyo sandbox: pages " + sandbox.consentUrl() + ", API " + sandbox.apiUrl());
        sandbox.notice().ifPresent(System.out::println);
    }
}

package com.emailpilot.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs another main class and ends it when the parent's end of standard input closes, so that a killed parent leaves
 * nothing behind. Arguments: the main class, then its own arguments, which see an empty standard input.
 */
public final class Leash {
    /** The status with which a leashed program ends when its parent is gone. */
    public static final int PARENT_GONE = 75;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Leash() {}

    /** Starts the watch, then the program named by the first argument. */
    public static void main(String[] args) throws ReflectiveOperationException {
        var parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().name("leash").daemon().start(() -> endWith(parent));
        var program = Class.forName(args[0]).getMethod("main", String[].class);
        var itsArguments = Arrays.copyOfRange(args, 1, args.length);
        try {
            program.invoke(null, (Object) itsArguments);
        } catch (InvocationTargetException e) {
            e.getTargetException().printStackTrace();
            System.exit(1);
        }
    }

    private static void endWith(InputStream parent) {
        try (parent) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            System.err.println("The parent's pipe broke: ending.");
        }
        Thread.ofPlatform().name("leash-halt").daemon().start(Leash::haltWhenPatienceEnds);
        System.exit(PARENT_GONE);
    }

    private static void haltWhenPatienceEnds() {
        try {
            var _ = new CountDownLatch(1).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}

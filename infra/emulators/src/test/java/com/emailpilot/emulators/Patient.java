package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that runs until it is ended, and then notes in the file of its first argument that its hooks ran. */
final class Patient {
    private Patient() {}

    public static void main(String[] args) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> note(Path.of(args[0]))));
        System.out.println("running");
        new CountDownLatch(1).await();
    }

    private static void note(Path file) {
        try {
            Files.writeString(file, "hooks ran");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

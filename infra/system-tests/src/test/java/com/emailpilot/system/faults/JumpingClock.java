package com.emailpilot.system.faults;

import static org.awaitility.Awaitility.await;

import com.emailpilot.system.running.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** The wall clock of one process, which can be wrong from its start or jump while it runs; durations stay right. */
final class JumpingClock {

    /** How long a process may go on with the time before the jump, and a little more. */
    private static final Duration SEEN_AFTER = Duration.ofMillis(1_500);

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path shift;

    private JumpingClock(Path shift) {
        this.shift = shift;
    }

    /** Whether this machine can do it. */
    static boolean isInstalled() {
        return Files.exists(LIBRARY);
    }

    /** A clock that is right until it jumps. */
    static JumpingClock right() {
        return shifted("+0");
    }

    /** A clock that is wrong by for example {@code +2h}. */
    static JumpingClock shifted(String by) {
        var clock = new JumpingClock(Checkout.freshHome("clock-").resolve("shift"));
        clock.write(by);
        return clock;
    }

    /** What the process needs in its environment. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                shift.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Shifts it from now on by for example {@code +2h}, however it stood; blocks until the process sees it. */
    void jump(String by) {
        write(by);
        await().pollDelay(SEEN_AFTER).until(() -> true);
    }

    /** At once, because the process may read at any time. */
    private void write(String by) {
        try {
            var written = Files.writeString(shift.resolveSibling("next"), by + "\n");
            var _ = Files.move(written, shift, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

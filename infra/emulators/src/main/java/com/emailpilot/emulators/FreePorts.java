package com.emailpilot.emulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out ports on which nobody listens, each once per JVM. They lie below the range from which the kernel takes the
 * near ends of connections, so that none is taken between the look and the use by a client that happens to connect.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A free port on the loopback interface that was not handed out before. */
    public static int next() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    /** Whether nobody listens on the loopback interface or on all interfaces. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}

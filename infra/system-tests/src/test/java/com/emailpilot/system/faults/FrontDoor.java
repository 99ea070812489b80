package com.emailpilot.system.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One address in front of several instances: each connection goes to the next of them that takes it, and ends with it. */
final class FrontDoor implements AutoCloseable {

    private static final int MOST_WAITING = 512;

    private final AtomicInteger turn = new AtomicInteger();
    private final List<URI> instances;
    private final ServerSocket door;

    FrontDoor(List<URI> instances) {
        this.instances = List.copyOf(instances);
        try {
            this.door = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::letIn);
    }

    URI url() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    @Override
    public void close() {
        shut(door);
    }

    private void letIn() {
        try {
            while (!door.isClosed()) {
                var caller = door.accept();
                Thread.startVirtualThread(() -> serve(caller));
            }
        } catch (IOException _) {
            // the door was closed
        }
    }

    private void serve(Socket caller) {
        for (var tries = 0; tries < instances.size(); tries++) {
            var instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
            try {
                var taken = new Socket(instance.getHost(), instance.getPort());
                Thread.startVirtualThread(() -> pass(taken, caller));
                pass(caller, taken);
                return;
            } catch (IOException _) {
                // this one is dead: the next
            }
        }
        shut(caller);
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one of them is gone
        } finally {
            shut(from);
            shut(to);
        }
    }

    private static void shut(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

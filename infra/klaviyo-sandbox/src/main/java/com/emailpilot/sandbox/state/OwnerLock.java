package com.emailpilot.sandbox.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two sandboxes from one state file; the kernel lets go of it when the process ends. */
final class OwnerLock implements AutoCloseable {

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock lies beside the file, because the file itself is replaced. */
    static OwnerLock take(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".lock");
        var channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new StateFileException(
                    "Another sandbox uses the state file " + file + ": end it, or set SANDBOX_STATE_FILE to another.");
        }
        return new OwnerLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}

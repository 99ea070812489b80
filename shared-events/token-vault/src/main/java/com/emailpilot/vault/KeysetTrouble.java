package com.emailpilot.vault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a keyset, in words for an operator: ids and places, never a key. */
final class KeysetTrouble {

    private KeysetTrouble() {}

    static KeysetUnusableException with(String doing, KeysetSource source, String reason, @Nullable Throwable cause) {
        return new KeysetUnusableException("Cannot " + doing + " the " + source.description() + ": " + reason, cause);
    }

    static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "it is gone";
            case FileSystemException file ->
                "it cannot be made or read (" + file.getClass().getSimpleName() + ")";
            case IOException io -> String.valueOf(io.getMessage());
            case null, default -> "it is damaged or encrypted by another key";
        };
    }
}

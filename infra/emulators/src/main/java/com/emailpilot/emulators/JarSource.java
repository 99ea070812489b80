package com.emailpilot.emulators;

import java.nio.file.Path;
import java.util.Optional;

/** One place where an emulator's jar may come from. */
interface JarSource {
    /**
     * The jar, or nothing if this place does not have it.
     *
     * @throws JarUnavailableException if it should have been there; the message says in a few words what went wrong
     */
    Optional<Path> find(Component component);
}

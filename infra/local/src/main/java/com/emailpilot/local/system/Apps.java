package com.emailpilot.local.system;

/** Where the built programs are. */
@FunctionalInterface
public interface Apps {
    /** The program of a module, such as {@code oauth-gateway}; may prepare it first, and is then quick the next time. */
    App find(String module);
}

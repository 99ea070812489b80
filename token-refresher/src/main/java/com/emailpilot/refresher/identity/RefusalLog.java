package com.emailpilot.refresher.identity;

import org.jspecify.annotations.Nullable;

/** Hears of every request for a credential that was turned away because of who sent it. */
@FunctionalInterface
public interface RefusalLog {

    /**
     * Takes note, and neither blocks nor fails.
     *
     * @param email of the caller; absent where nobody proved who it is
     * @param path what was asked for
     * @param reason a fixed word
     */
    void refused(@Nullable String email, String path, String reason);
}

package com.emailpilot.refresher.rotation;

import org.jspecify.annotations.Nullable;

/** Why somebody wants tokens rotated. */
public sealed interface Wish {

    /** The sweep found that this version is due; any other version needs nothing. */
    record Due(long tokenVersion) implements Wish {}

    /**
     * Somebody asks for fresh tokens now.
     *
     * @param tokenVersion the version that is to be replaced; absent for any
     */
    record Requested(@Nullable Long tokenVersion) implements Wish {}
}

package com.emailpilot.gateway.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends.
 *
 * @param displayName absent leaves it as it is
 * @param tags all of them, in order; absent leaves them as they are
 */
record EditRequest(@Nullable String displayName, @Nullable List<@Nullable String> tags) {}

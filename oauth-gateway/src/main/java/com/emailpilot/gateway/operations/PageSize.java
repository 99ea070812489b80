package com.emailpilot.gateway.operations;

import com.emailpilot.gateway.console.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How many entries a page of a list has. */
final class PageSize {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private PageSize() {}

    static int of(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_limit",
                    "A page has 1 to " + MOST + " entries. For more, ask for the next page.",
                    null);
        }
        return limit == null ? USUAL : limit;
    }
}

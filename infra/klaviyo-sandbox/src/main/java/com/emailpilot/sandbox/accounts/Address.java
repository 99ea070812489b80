package com.emailpilot.sandbox.accounts;

import org.jspecify.annotations.Nullable;

/** Where an account is; only the city is always there. */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String zip) {}

package com.emailpilot.sandbox.accounts;

import java.time.Instant;

/** What Klaviyo calls a segment; its definition is made from its name when it is read. */
public record Segment(String id, String name, Instant created, Instant updated, boolean active, boolean processing)
        implements Entry {}

package com.emailpilot.sandbox.accounts;

import java.time.Instant;

/** What Klaviyo calls a list. */
public record MailingList(String id, String name, Instant created, Instant updated, String optInProcess)
        implements Entry {}

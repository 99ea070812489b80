package com.emailpilot.sandbox.accounts;

import java.time.Instant;

/** What lists and segments share: all that paging, sorting and filtering need. */
public sealed interface Entry permits MailingList, Segment {

    String id();

    String name();

    Instant created();

    Instant updated();
}

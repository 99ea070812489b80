package com.emailpilot.sandbox.accounts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happened to the accounts since the samples; told again in the same order it makes the same accounts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface AccountFact {

    /** That many more were made. */
    record Created(int count, int lists, int segments) implements AccountFact {}

    /** Entries of one account appeared or vanished; nothing is waited for any more. */
    record Changed(String accountId, ShelfChange change) implements AccountFact {}
}

package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.limits.Limit;
import java.time.LocalDate;

/** One thing that can be read. */
interface Resource {

    /** Its name in faults, counts and limits. */
    String endpoint();

    String scope();

    Limit limit(LocalDate revision);

    Answer read(Account account, Reading reading);
}

package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.limits.Limit;
import java.time.LocalDate;

/** {@code GET /api/accounts/{id}}: the caller's own; any other does not exist for the caller. */
record AccountById(String id) implements Resource {

    @Override
    public String endpoint() {
        return "account";
    }

    @Override
    public String scope() {
        return OwnAccount.SCOPE;
    }

    @Override
    public Limit limit(LocalDate revision) {
        return OwnAccount.LIMIT;
    }

    @Override
    public Answer read(Account account, Reading reading) {
        if (!account.id().equals(id)) {
            return Refusals.notFound("Account with id " + id + " not found.");
        }
        return AccountDocument.fields(reading).apply(fields -> {
            var document = JsonApi.object();
            document.set("data", AccountDocument.of(account, reading, fields));
            document.putObject("links").put("self", reading.link(reading.path()));
            return JsonApi.answer(200, document);
        });
    }
}

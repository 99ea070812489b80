package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.limits.Limit;
import java.time.LocalDate;

/** {@code GET /api/accounts}: exactly one, the caller's own. */
final class OwnAccount implements Resource {

    static final String SCOPE = "accounts:read";
    static final Limit LIMIT = new Limit(1, 15);

    @Override
    public String endpoint() {
        return "accounts";
    }

    @Override
    public String scope() {
        return SCOPE;
    }

    @Override
    public Limit limit(LocalDate revision) {
        return LIMIT;
    }

    @Override
    public Answer read(Account account, Reading reading) {
        return AccountDocument.fields(reading).apply(fields -> {
            var document = JsonApi.object();
            document.putArray("data").add(AccountDocument.of(account, reading, fields));
            document.putObject("links")
                    .put("self", reading.link(reading.path()))
                    .putNull("next")
                    .putNull("prev");
            return JsonApi.answer(200, document);
        });
    }
}

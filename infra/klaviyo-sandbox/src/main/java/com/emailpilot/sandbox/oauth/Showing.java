package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Handling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes, tokens and keys of one request, until it is known what came of it. */
public final class Showing {

    private final Ledger ledger;
    private final Optional<String> account;
    private final List<LedgerFact.Shown> shown;
    private volatile @Nullable Integer status;

    Showing(Ledger ledger, Optional<String> account, List<LedgerFact.Shown> shown) {
        this.ledger = ledger;
        this.account = account;
        this.shown = shown;
    }

    /** The account that they belong to; empty when they are unknown or there are none. */
    public Optional<String> account() {
        return account;
    }

    /** The same handling, which also lets this know the answer if it is carried out. */
    public Handling watched(Handling handling) {
        return new Handling(handling.endpoint(), () -> {
            var answer = handling.action().get();
            status = answer.status();
            return answer;
        });
    }

    /** Enters into the ledger what came of it. */
    public void delivered(String outcome) {
        ledger.atomically(() -> {
            shown.stream()
                    .filter(fact -> ledger.withId(fact.id()).isPresent())
                    .map(fact -> settled(fact, outcome))
                    .forEach(ledger::happened);
            return shown;
        });
    }

    private LedgerFact settled(LedgerFact.Shown fact, String outcome) {
        var presentation = fact.presentation().delivered(outcome);
        var answered = status;
        return new LedgerFact.Settled(fact.id(), answered == null ? presentation : presentation.answered(answered));
    }
}

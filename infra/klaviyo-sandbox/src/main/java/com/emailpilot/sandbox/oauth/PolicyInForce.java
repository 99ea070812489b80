package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The policy that holds now. Of what was changed in an earlier run, only what differs from the start is kept. */
public final class PolicyInForce implements Remembered<PolicyChange> {

    private final OAuthPolicy initial;
    private final Journal journal;
    private volatile OAuthPolicy current;

    public PolicyInForce(OAuthPolicy initial, Journal journal) {
        this.initial = initial;
        this.journal = journal;
        this.current = initial;
    }

    OAuthPolicy get() {
        return current;
    }

    synchronized void change(UnaryOperator<OAuthPolicy> change) {
        current = change.apply(current);
        journal.note(this, List.of(PolicyChange.between(initial, current)));
    }

    synchronized void reset() {
        forget();
        journal.forgotten(this);
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Class<PolicyChange> factType() {
        return PolicyChange.class;
    }

    @Override
    public Stream<PolicyChange> memory() {
        return Stream.of(PolicyChange.between(initial, current));
    }

    @Override
    public void remember(PolicyChange change) {
        current = change.on(initial);
    }

    @Override
    public void forget() {
        current = initial;
    }
}

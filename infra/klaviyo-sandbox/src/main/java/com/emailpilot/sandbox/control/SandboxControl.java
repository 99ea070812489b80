package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.accounts.ShelfChange;
import com.emailpilot.sandbox.faults.FaultRule;
import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.oauth.App;
import com.emailpilot.sandbox.oauth.Authorization.Checked;
import com.emailpilot.sandbox.oauth.Install;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.RefreshMode;
import com.emailpilot.sandbox.oauth.RevocationCause;
import com.emailpilot.sandbox.oauth.TokenSet;
import com.emailpilot.sandbox.traffic.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/** All that a test may change in a sandbox and look at; the HTTP control API offers the same. */
public final class SandboxControl {

    private final SandboxParts parts;

    public SandboxControl(SandboxParts parts) {
        this.parts = parts;
    }

    /** Back to the state right after the start, but for the numbers of requests. */
    public void reset() {
        parts.clock().reset();
        parts.accounts().reset();
        parts.apps().reset();
        parts.server().reset();
        parts.limits().reset();
        parts.faults().clear();
        parts.faults().clearLatencies();
        parts.traffic().clear();
    }

    public Instant now() {
        return parts.clock().instant();
    }

    public void advanceClock(Duration step) {
        parts.clock().advance(step);
    }

    public void freezeClock() {
        parts.clock().freeze();
    }

    public void refreshMode(RefreshMode mode) {
        parts.server().change(policy -> policy.withRefreshMode(mode));
    }

    /** For access tokens issued from now on. */
    public void tokenLifetime(Duration lifetime) {
        parts.server().change(policy -> policy.withTokenLifetime(lifetime));
    }

    public void reauthorizingEndsEarlierGrants(boolean ends) {
        parts.server().change(policy -> policy.withReauthorizingEndsEarlierGrants(ends));
    }

    public void rateLimits(boolean enforced) {
        parts.limits().enforce(enforced);
    }

    public void fault(FaultRule rule) {
        parts.faults().add(rule);
    }

    public void clearFaults() {
        parts.faults().clear();
    }

    /**
     * Lets every request to an endpoint wait; zero ends it.
     *
     * @param endpoint as in {@link FaultRule}
     */
    public void latency(String endpoint, Duration latency) {
        parts.faults().latency(endpoint, latency);
    }

    /** The app that the sandbox was started with, as it is now. */
    public App app() {
        return parts.apps().first();
    }

    /** Registers another app, or changes the one with that client id. */
    public void app(App app) {
        parts.apps().register(app);
    }

    /** The app's secrets, to be exchanged while it runs. */
    public ClientSecrets secrets() {
        return new ClientSecrets(parts);
    }

    public List<Account> accounts() {
        return parts.accounts().all();
    }

    public List<Account> createAccounts(int count, int lists, int segments) {
        return parts.accounts().create(count, lists, segments);
    }

    public void change(String accountId, ShelfChange change) {
        parts.accounts().change(accountId, change);
    }

    /** The account's owner removes the app: all tokens of the pair are dead. False when it was not installed. */
    public boolean uninstall(String accountId) {
        return parts.ledger().uninstall(app().clientId(), accountId, RevocationCause.UNINSTALLED);
    }

    /** Klaviyo ends the app's tokens for this account and leaves it installed; says how many there were. */
    public int revokeTokens(String accountId) {
        return parts.ledger().revokeTokens(app().clientId(), accountId, RevocationCause.REVOKED_BY_KLAVIYO);
    }

    /** Klaviyo ends one token; false when the ledger has no such id. */
    public boolean revoke(String ledgerId) {
        return parts.ledger().revoke(ledgerId);
    }

    public String createApiKey(String accountId, SequencedSet<String> scopes) {
        return parts.server().issuer().apiKey(accountId, scopes);
    }

    public int deleteApiKeys(String accountId) {
        return parts.ledger().revokeKeys(accountId);
    }

    /**
     * Does what a person does who allows the app to use that account, and says where the browser would go.
     *
     * @param query the query of the authorize URL
     * @throws IllegalArgumentException where a person would see an error page
     */
    public URI authorize(String query, String accountId) {
        var authorization = parts.server().authorization();
        return switch (authorization.check(Parameters.parse(query))) {
            case Checked.Untrusted(var problem) -> throw new IllegalArgumentException(problem);
            case Checked.Refused(var location) -> URI.create(location);
            case Checked.Asked(var request) -> URI.create(authorization.allow(request, accountId));
        };
    }

    /** Installs the app in an account without any browser, and returns the tokens. */
    public TokenSet grant(String accountId, SequencedSet<String> scopes) {
        return parts.server().issuer().grant(app(), accountId, scopes);
    }

    /** Makes that many accounts and installs the app in each: how a test gets twenty thousand connections in a second. */
    public List<SeededAccount> seed(int count, int lists, int segments, SequencedSet<String> scopes) {
        return createAccounts(count, lists, segments).stream()
                .map(account -> SeededAccount.of(grant(account.id(), scopes), parts.ledger()))
                .toList();
    }

    /** Every code, token and key that fits, oldest first. */
    public List<LedgerRow> ledger(Predicate<LedgerRow> wanted) {
        return parts.ledger().rows(wanted);
    }

    /** Like {@link #ledger(Predicate)} for one account; quick however many others there are. */
    public List<LedgerRow> ledger(String accountId, Predicate<LedgerRow> wanted) {
        return parts.ledger().rows(accountId, wanted);
    }

    /** One code, token or key by its fingerprint. */
    public Optional<LedgerRow> find(String ledgerId) {
        return parts.ledger().row(ledgerId);
    }

    public List<Install> installs() {
        return parts.ledger().installs();
    }

    /** The newest requests that fit, oldest first. */
    public List<ReceivedRequest> requests(Predicate<ReceivedRequest> wanted) {
        return parts.traffic().requests(wanted);
    }

    /** How many requests each endpoint answered, by outcome. */
    public Map<String, Map<String, Long>> counts() {
        return parts.traffic().counts();
    }

    public void forgetRequests() {
        parts.traffic().clear();
    }
}

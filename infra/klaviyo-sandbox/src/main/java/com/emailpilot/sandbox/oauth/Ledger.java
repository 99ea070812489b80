package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.oauth.LedgerFact.Installed;
import com.emailpilot.sandbox.oauth.LedgerFact.Issued;
import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every code, token, key and install there ever was, and the only place where their fate changes. */
public final class Ledger {

    private final Clock clock;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Book book = new Book();
    private final List<LedgerFact> unnoted = new ArrayList<>();

    public Ledger(Clock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /** All rows that fit, oldest first. */
    public List<LedgerRow> rows(Predicate<LedgerRow> wanted) {
        return atomically(() -> rows(book.all(), wanted));
    }

    /** The rows of one account that fit, oldest first; quick however many other accounts there are. */
    public List<LedgerRow> rows(String accountId, Predicate<LedgerRow> wanted) {
        return atomically(() -> rows(book.of(accountId), wanted));
    }

    public Optional<LedgerRow> row(String id) {
        return atomically(() -> book.find(id).map(credential -> credential.row(now())));
    }

    public List<Install> installs() {
        return atomically(book::installs);
    }

    /** What outlives the process. */
    public Remembered<?> remembered() {
        return book;
    }

    /** Takes the app out of the account: every token of the pair dies. */
    public boolean uninstall(String clientId, String accountId, RevocationCause cause) {
        return atomically(() -> {
            var install = book.current(clientId, accountId);
            install.ifPresent(was -> {
                happened(new Installed(was.uninstalled(now())));
                revokeTokens(clientId, accountId, cause);
            });
            return install.isPresent();
        });
    }

    /** Ends the tokens of the pair; says how many there were. */
    public int revokeTokens(String clientId, String accountId, RevocationCause cause) {
        return revoke(accountId, token -> token.isToken() && token.isOf(clientId), cause);
    }

    /** Ends one code, token or key. */
    public boolean revoke(String id) {
        return atomically(() -> {
            var credential = book.find(id);
            credential.ifPresent(found -> revoke(found, RevocationCause.REVOKED_BY_KLAVIYO));
            return credential.isPresent();
        });
    }

    /** Ends the API keys of an account. */
    public int revokeKeys(String accountId) {
        return revoke(accountId, credential -> credential.kind() == CredentialKind.API_KEY, RevocationCause.DELETED);
    }

    public void reset() {
        atomically(() -> {
            book.forget();
            unnoted.clear();
            journal.forgotten(book);
            return book;
        });
    }

    /** Runs an action while nothing else can change: check and act are one step, which is noted as a whole. */
    <T> T atomically(Supplier<T> action) {
        lock.lock();
        try {
            var result = action.get();
            if (lock.getHoldCount() == 1 && !unnoted.isEmpty()) {
                journal.note(book, List.copyOf(unnoted));
                unnoted.clear();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Credential> find(String value) {
        return atomically(() -> book.find(Fingerprint.of(value)));
    }

    Optional<Credential> withId(@Nullable String id) {
        return atomically(() -> Optional.ofNullable(id).flatMap(book::find));
    }

    /** Enters a new code, token or key, and with it the grant that it belongs to. */
    void enter(Issued issued, Grant grant) {
        atomically(() -> {
            if (!book.knows(grant)) {
                happened(new LedgerFact.Granted(grant));
            }
            happened(issued);
            return issued;
        });
    }

    /** Enters what happened to a code, token or key that is in the ledger. */
    void happened(LedgerFact fact) {
        book.remember(fact);
        unnoted.add(fact);
    }

    void use(Credential credential) {
        happened(new LedgerFact.Used(credential.id(), now()));
    }

    /** The pair's install; made if there is none. */
    Install install(String clientId, String accountId) {
        return atomically(() -> book.current(clientId, accountId).orElseGet(() -> {
            var made = new Install(UUID.randomUUID().toString(), clientId, accountId, now(), null);
            happened(new Installed(made));
            return made;
        }));
    }

    void revokeFamily(Grant grant) {
        revoke(
                grant.accountId(),
                token -> token.isToken() && token.grant().id().equals(grant.id()),
                RevocationCause.FAMILY_REVOKED);
    }

    /** Ends the tokens that earlier grants gave to the same install. */
    void revokeEarlier(Grant newest) {
        revoke(
                newest.accountId(),
                token -> token.isToken()
                        && token.isOf(newest.clientId())
                        && !token.grant().id().equals(newest.id()),
                RevocationCause.AUTHORIZED_AGAIN);
    }

    void revoke(Credential credential, RevocationCause cause) {
        if (!credential.revoked()) {
            happened(new LedgerFact.Revoked(credential.id(), now(), cause));
        }
    }

    private int revoke(String accountId, Predicate<Credential> which, RevocationCause cause) {
        return atomically(() -> {
            var found = book.of(accountId).stream().filter(which).toList();
            found.forEach(credential -> revoke(credential, cause));
            return found.size();
        });
    }

    private List<LedgerRow> rows(Collection<Credential> credentials, Predicate<LedgerRow> wanted) {
        var now = now();
        return credentials.stream()
                .map(credential -> credential.row(now))
                .filter(wanted)
                .toList();
    }
}

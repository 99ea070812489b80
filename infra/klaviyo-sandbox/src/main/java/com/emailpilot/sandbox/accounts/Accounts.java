package com.emailpilot.sandbox.accounts;

import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All accounts of this Klaviyo. Tests may add some, and change their lists and segments while somebody reads them. */
public final class Accounts {

    private final Journal journal;
    private final Remembered<AccountFact> history = new History();
    private final List<AccountFact> facts = new ArrayList<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Entries> entries = new HashMap<>();
    private final Map<String, List<ShelfChange>> waiting = new HashMap<>();
    private int created;

    public Accounts(Journal journal) {
        this.journal = journal;
        history.forget();
    }

    public synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    public synchronized Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** Makes that many more accounts, each with that many lists and segments; their names are numbered. */
    public synchronized List<Account> create(int count, int lists, int segments) {
        var before = accounts.size();
        happened(new AccountFact.Created(count, lists, segments));
        return accounts.values().stream().skip(before).toList();
    }

    /** Changes a collection now or after some pages of it; unknown accounts are left alone. */
    public synchronized void change(String accountId, ShelfChange change) {
        if (change.afterPages() > 0) {
            waiting.computeIfAbsent(accountId, _ -> new ArrayList<>()).add(change);
        } else {
            happened(new AccountFact.Changed(accountId, change));
        }
    }

    /** Tells that a page of the collection went out, which is what waiting changes wait for. */
    public synchronized void pageServed(String accountId, Shelf shelf) {
        var changes = waiting.remove(accountId);
        if (changes != null) {
            changes.forEach(change -> change(accountId, change.shelf() == shelf ? change.onePageLater() : change));
        }
    }

    /** Only the samples are left, as they were. */
    public synchronized void reset() {
        history.forget();
        journal.forgotten(history);
    }

    /** What outlives the process; changes that wait for a page do not. */
    public Remembered<?> remembered() {
        return history;
    }

    private void happened(AccountFact fact) {
        history.remember(fact);
        journal.note(history, List.of(fact));
    }

    private void create(int lists, int segments) {
        var number = ++created;
        var id = Ids.derived("account", number);
        var made = entriesOf(id);
        var address = new Address(number + " Market Street", null, "Springfield", null, "US", null);
        var name = "Shop " + number;
        var domain = "shop-" + number + ".example";
        var contact = new Contact(name, "hello@" + domain, "https://" + domain, name, address);
        var account = new Account(
                id, true, contact, "Ecommerce", "UTC", "USD", "en-US", made.lists(lists), made.segments(segments));
        accounts.put(id, account);
    }

    private Account changed(Account account, ShelfChange change) {
        var more = entriesOf(account.id() + "+");
        return switch (change.shelf()) {
            case LISTS -> account.withLists(change.applied(account.lists(), more::nextList));
            case SEGMENTS -> account.withSegments(change.applied(account.segments(), more::nextSegment));
        };
    }

    private Entries entriesOf(String source) {
        return entries.computeIfAbsent(source, Entries::new);
    }

    private final class History implements Remembered<AccountFact> {

        @Override
        public String name() {
            return "accounts";
        }

        @Override
        public Class<AccountFact> factType() {
            return AccountFact.class;
        }

        @Override
        public Stream<AccountFact> memory() {
            return facts.stream();
        }

        @Override
        public void remember(AccountFact fact) {
            facts.add(fact);
            switch (fact) {
                case AccountFact.Created(var count, var lists, var segments) ->
                    IntStream.range(0, count).forEach(_ -> create(lists, segments));
                case AccountFact.Changed(var accountId, var change) ->
                    accounts.computeIfPresent(accountId, (_, account) -> changed(account, change));
            }
        }

        @Override
        public void forget() {
            facts.clear();
            accounts.clear();
            entries.clear();
            waiting.clear();
            created = 0;
            SampleAccounts.all().forEach(account -> accounts.put(account.id(), account));
        }
    }
}

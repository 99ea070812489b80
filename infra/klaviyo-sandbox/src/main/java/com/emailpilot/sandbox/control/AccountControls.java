package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.accounts.ShelfChange;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.oauth.Scopes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/accounts} and what lies below an account. */
final class AccountControls {

    private final SandboxControl control;
    private final Accounts accounts;

    AccountControls(SandboxControl control, Accounts accounts) {
        this.control = control;
        this.accounts = accounts;
    }

    Answer list() {
        return ControlJson.answer(control.accounts().stream().map(View::of).toList());
    }

    Answer create(Request request) {
        var wanted = ControlJson.read(request, Creation.class);
        var made =
                control.createAccounts(wanted.count() == null ? 1 : wanted.count(), wanted.lists(), wanted.segments());
        return ControlJson.answer(201, made.stream().map(View::of).toList());
    }

    /** Empty when there is no such account or no such thing to do with it. */
    Optional<Answer> act(String accountId, String action, Request request) {
        return accounts.find(accountId).flatMap(_ -> switch (request.method() + " " + action) {
            case "POST changes" -> Optional.of(change(accountId, request));
            case "POST uninstall" -> done("uninstalled", control.uninstall(accountId));
            case "POST revoke-tokens" -> done("revoked", control.revokeTokens(accountId));
            case "POST api-keys" -> done("api_key", control.createApiKey(accountId, scopes(request)));
            case "DELETE api-keys" -> done("deleted", control.deleteApiKeys(accountId));
            default -> Optional.empty();
        });
    }

    private Answer change(String accountId, Request request) {
        var change = ControlJson.read(request, Change.class).change();
        control.change(accountId, change);
        return ControlJson.answer(accounts.find(accountId).map(View::of).orElseThrow());
    }

    private static SequencedSet<String> scopes(Request request) {
        var wanted = ControlJson.read(request, KeyCreation.class).scopes();
        return wanted == null ? Scopes.all() : new LinkedHashSet<>(wanted);
    }

    private static Optional<Answer> done(String name, Object value) {
        return Optional.of(ControlJson.answer(Map.of(name, value)));
    }

    record View(String id, String name, int lists, int segments) {

        static View of(Account account) {
            return new View(
                    account.id(),
                    account.displayName(),
                    account.lists().size(),
                    account.segments().size());
        }
    }

    record Creation(@Nullable Integer count, int lists, int segments) {}

    record KeyCreation(@Nullable List<String> scopes) {}

    record Change(String collection, int add, int removeFirst, int removeLast, int afterPages) {

        ShelfChange change() {
            var shelf = Shelf.of(collection)
                    .orElseThrow(() -> new IllegalArgumentException("collection is lists or segments."));
            return new ShelfChange(shelf, add, removeFirst, removeLast, afterPages);
        }
    }
}

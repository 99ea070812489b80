package com.emailpilot.sandbox.consent;

import com.emailpilot.sandbox.accounts.Account;

/** What the pages say of an account. */
record AccountRow(String id, String name, int lists, int segments, String checked) {

    static AccountRow of(Account account) {
        return new AccountRow(
                account.id(),
                account.displayName(),
                account.lists().size(),
                account.segments().size(),
                "");
    }

    /** The one that is chosen when the page opens. */
    AccountRow chosen() {
        return new AccountRow(id, name, lists, segments, "checked");
    }
}

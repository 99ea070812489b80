package com.emailpilot.sandbox.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Klaviyo account with everything that can be read of it.
 *
 * @param industry null where nobody filled it in, as Klaviyo allows
 */
public record Account(
        String id,
        boolean testAccount,
        Contact contact,
        @Nullable String industry,
        String timezone,
        String currency,
        String locale,
        List<MailingList> lists,
        List<Segment> segments) {

    public Account {
        lists = List.copyOf(lists);
        segments = List.copyOf(segments);
    }

    /** The name by which the consent page offers it. */
    public String displayName() {
        return contact.organizationName().isBlank() ? contact.senderName() : contact.organizationName();
    }

    public Account withLists(List<MailingList> changed) {
        return new Account(id, testAccount, contact, industry, timezone, currency, locale, changed, segments);
    }

    public Account withSegments(List<Segment> changed) {
        return new Account(id, testAccount, contact, industry, timezone, currency, locale, lists, changed);
    }
}

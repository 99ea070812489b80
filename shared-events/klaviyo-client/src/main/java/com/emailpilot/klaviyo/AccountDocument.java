package com.emailpilot.klaviyo;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the answer of {@code GET /api/accounts}: it must hold one account with an id; all else may be missing. */
final class AccountDocument {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int TEXT_MAX_LENGTH = 500;

    private AccountDocument() {}

    static ApiResult<KlaviyoAccount> read(JsonNode document) {
        var data = document.path("data");
        var accountId = data.path(0).path("id").stringValue("");
        if (!data.isArray()
                || data.size() != 1
                || !ACCOUNT_ID.matcher(accountId).matches()) {
            return new ApiResult.Unavailable<>(null, "not_one_account");
        }
        return new ApiResult.Answered<>(account(accountId, data.path(0).path("attributes")));
    }

    private static KlaviyoAccount account(String accountId, JsonNode attributes) {
        var contact = attributes.path("contact_information");
        var organisation = text(contact, "organization_name");
        var sender = text(contact, "default_sender_name");
        var email = text(contact, "default_sender_email");
        return new KlaviyoAccount(
                accountId,
                organisation != null ? organisation : sender != null ? sender : accountId,
                email,
                domain(email),
                text(attributes, "public_api_key"),
                attributes.path("test_account").asBoolean(false),
                text(attributes, "industry"),
                text(contact, "website_url"),
                text(attributes, "timezone"),
                text(attributes, "preferred_currency"),
                text(attributes, "locale"));
    }

    private static @Nullable String domain(@Nullable String email) {
        if (email == null) {
            return null;
        }
        var domain = email.substring(email.lastIndexOf('@') + 1);
        return domain.equals(email) || domain.isBlank() ? null : domain.toLowerCase(Locale.ROOT);
    }

    /** One line of bounded length; absent, null, blank and not a text are one. */
    private static @Nullable String text(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isString()) {
            return null;
        }
        var line = value.stringValue().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), TEXT_MAX_LENGTH));
    }
}

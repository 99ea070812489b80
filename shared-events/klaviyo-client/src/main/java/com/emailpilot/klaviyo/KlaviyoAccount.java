package com.emailpilot.klaviyo;

import org.jspecify.annotations.Nullable;

/**
 * A Klaviyo account as {@code GET /api/accounts} describes it; what the account left blank is absent.
 *
 * @param accountId what a connection is keyed by
 * @param accountName name of the organisation, else of the default sender, else the account id
 * @param contactEmail e-mail address of the default sender
 * @param emailDomain domain of that address, in lower case
 * @param publicApiKey the site id
 * @param timezone an IANA name, perhaps of the old kind ({@code US/Eastern})
 */
public record KlaviyoAccount(
        String accountId,
        String accountName,
        @Nullable String contactEmail,
        @Nullable String emailDomain,
        @Nullable String publicApiKey,
        boolean testAccount,
        @Nullable String industry,
        @Nullable String websiteUrl,
        @Nullable String timezone,
        @Nullable String preferredCurrency,
        @Nullable String locale) {}

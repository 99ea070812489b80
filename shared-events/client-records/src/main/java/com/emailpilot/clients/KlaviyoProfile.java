package com.emailpilot.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Klaviyo tells about the account of a client; what it does not tell is absent.
 *
 * @param listsCount number of lists; absent until they were counted, never a guess
 * @param segmentsCount number of segments; absent until they were counted, never a guess
 * @param countedAt server time of the last count
 */
public record KlaviyoProfile(
        String accountId,
        String accountName,
        @Nullable String emailDomain,
        @Nullable String companyId,
        @Nullable String contactEmail,
        @Nullable Long listsCount,
        @Nullable Long segmentsCount,
        @Nullable Instant countedAt,
        boolean testAccount,
        @Nullable String industry,
        @Nullable String websiteUrl,
        @Nullable String timezone,
        @Nullable String preferredCurrency,
        @Nullable String locale) {}

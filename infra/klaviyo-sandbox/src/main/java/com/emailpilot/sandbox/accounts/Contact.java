package com.emailpilot.sandbox.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Who an account says it is.
 *
 * @param websiteUrl null where nobody filled it in
 */
public record Contact(
        String senderName, String senderEmail, @Nullable String websiteUrl, String organizationName, Address address) {}

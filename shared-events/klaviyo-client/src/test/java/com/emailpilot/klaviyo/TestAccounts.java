package com.emailpilot.klaviyo;

/** Klaviyo accounts for tests. */
public final class TestAccounts {

    private TestAccounts() {}

    /** The account of the recorded answer. */
    public static KlaviyoAccount exampleOrg() {
        return withId("WBhXHN", "Example Org");
    }

    public static KlaviyoAccount withId(String accountId, String accountName) {
        return new KlaviyoAccount(
                accountId,
                accountName,
                "customer@example.com",
                "example.com",
                "AbC123",
                true,
                "Software / SaaS",
                "http://www.example.com",
                "Europe/Copenhagen",
                "DKK",
                "en-US");
    }
}

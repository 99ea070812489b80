package com.emailpilot.gateway.invites;

/** Says to a person what they allow. */
final class ScopeWords {

    private ScopeWords() {}

    /** What Klaviyo lets somebody do who was given this scope. */
    static String of(String scope) {
        return switch (scope) {
            case "accounts:read" -> "See the account: its name, address, contact and settings";
            case "campaigns:read" -> "See campaigns";
            case "flows:read" -> "See flows";
            case "lists:read" -> "See lists";
            case "metrics:read" -> "See metrics and what they measured";
            case "profiles:read" -> "See profiles, the people in the account";
            case "segments:read" -> "See segments";
            default -> scope.endsWith(":write") ? "See and change " + subject(scope) : "See " + subject(scope);
        };
    }

    private static String subject(String scope) {
        return scope.replaceFirst(":.*", "").replace('-', ' ');
    }
}

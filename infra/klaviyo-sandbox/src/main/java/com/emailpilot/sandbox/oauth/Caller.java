package com.emailpilot.sandbox.oauth;

import java.util.Set;

/**
 * Who makes a REST call.
 *
 * @param quota whose rate limits it uses up: an app in an account has its own, all keys of an account share one
 */
public record Caller(String accountId, Set<String> scopes, String quota) {}

package com.emailpilot.sandbox.oauth;

/** What a code is bound to: it can only be exchanged with the same redirect URI and the challenge's verifier. */
record CodeBinding(String redirectUri, String codeChallenge) {}

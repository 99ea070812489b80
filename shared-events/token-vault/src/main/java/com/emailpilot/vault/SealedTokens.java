package com.emailpilot.vault;

/** The two tokens of a client as they are stored; text without meaning to anyone but the vault. */
public record SealedTokens(String accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "SealedTokens[redacted]";
    }
}

package com.emailpilot.gateway.signin;

import com.emailpilot.klaviyo.Secret;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret part of an invite's link: whoever has it was invited.
 *
 * @param reveal 256 random bits, in the alphabet of URLs
 */
public record InviteToken(String reveal) implements Secret {

    /** The path of an invite's link, but for the token at its end. */
    public static final String PAGE = "/connect/";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** The token that a path names; empty for what we never made. */
    public static Optional<InviteToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new InviteToken(text)) : Optional.empty();
    }

    /** Names the invite where the token must not stand: SHA-256 in hex. */
    public String id() {
        return Hashing.sha256().hashString(reveal, StandardCharsets.UTF_8).toString();
    }

    @Override
    public String toString() {
        return "InviteToken[redacted]";
    }
}

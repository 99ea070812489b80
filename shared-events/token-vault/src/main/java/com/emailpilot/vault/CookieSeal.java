package com.emailpilot.vault;

import java.util.Optional;

/** Keeps cookies in an associated-data domain of their own, so that no cookie opens as a token and no token as a cookie. */
final class CookieSeal implements Seal {

    private static final String DOMAIN = "cookie|";

    private final SealedText sealedText;

    CookieSeal(SealedText sealedText) {
        this.sealedText = sealedText;
    }

    @Override
    public String seal(byte[] clear, String associatedData) {
        return sealedText.seal(clear, DOMAIN + associatedData);
    }

    @Override
    public Optional<byte[]> open(String sealed, String associatedData) {
        return sealedText.open(sealed, DOMAIN + associatedData);
    }
}

package com.emailpilot.vault;

import java.util.OptionalInt;

/** Opens and seals with the same associated data. */
final class TinkReseal implements Reseal {

    private final Keyset keyset;
    private final SealedText sealedText;

    TinkReseal(Keyset keyset, SealedText sealedText) {
        this.keyset = keyset;
        this.sealedText = sealedText;
    }

    @Override
    public OptionalInt keyOf(String sealed) {
        return SealedText.keyOf(sealed);
    }

    @Override
    public int currentKey() {
        return keyset.state().primaryKeyId();
    }

    @Override
    public String reseal(SealedPlace place, String sealed) {
        var associatedData = AssociatedText.of(place);
        return sealedText
                .open(sealed, associatedData)
                .map(clear -> sealedText.seal(clear, associatedData))
                .orElseThrow(() -> new SealBrokenException("The sealed text of " + place + " does not open"));
    }
}

package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.ParkedLetter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dead letter with its message.
 *
 * @param attributes as they were published
 * @param payload as text; in hex where it is none
 * @param payloadBase64 the same, exactly
 * @param payloadWhole whether that is all of it: no more than 64 KiB are kept
 */
record LetterDetails(
        LetterView letter, Map<String, String> attributes, String payload, String payloadBase64, boolean payloadWhole) {

    static LetterDetails of(ParkedLetter letter) {
        return new LetterDetails(
                LetterView.of(letter),
                new TreeMap<>(letter.attributes()),
                letter.payload().shown(),
                Base64.getEncoder().encodeToString(letter.payload().bytes()),
                letter.whole());
    }
}

package com.emailpilot.operations.deadletters;

import com.emailpilot.clients.deadletters.ParkedLetter;
import com.emailpilot.operations.terminal.Line;
import java.util.Locale;
import java.util.TreeMap;

/** A dead letter as it is printed. */
final class LetterLine {

    private LetterLine() {}

    static Line brief(ParkedLetter letter) {
        return Line.empty()
                .with("id", letter.id())
                .with("status", letter.status().name().toLowerCase(Locale.ROOT))
                .with("subscription", letter.subscription())
                .with("type", letter.type())
                .with("reason", letter.reason())
                .with("redrives", letter.redrives())
                .with("seen", letter.seen())
                .with("first_seen", letter.firstSeen())
                .with("last_seen", letter.lastSeen());
    }

    static Line whole(ParkedLetter letter) {
        var redrive = letter.redrive();
        return brief(letter)
                .with("redriven_by", redrive == null ? null : redrive.by())
                .with("redriven_at", redrive == null ? null : redrive.at())
                .with("comment", letter.comment())
                .with("payload_bytes", letter.bytes())
                .with("payload_sha256", letter.sha256())
                .with("payload_whole", letter.whole())
                .with("attributes", new TreeMap<>(letter.attributes()))
                .with("payload", letter.payload().shown());
    }
}

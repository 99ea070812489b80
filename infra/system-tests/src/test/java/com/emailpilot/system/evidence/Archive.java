package com.emailpilot.system.evidence;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** I2: every event on the wire has its document, and every document was on the wire. */
final class Archive implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var stored = evidence.dump().collection("events").stream()
                .map(StoredDocument::id)
                .collect(Collectors.toSet());
        var seen = evidence.events().stream().map(SeenEvent::id).collect(Collectors.toSet());
        var violations = Stream.concat(
                        seen.stream().filter(id -> !stored.contains(id)).map(id -> id + " was published, not stored"),
                        stored.stream().filter(id -> !seen.contains(id)).map(id -> id + " was stored, not published"))
                .toList();
        return new Finding(
                "I2", evidence.events().size() + " messages of " + stored.size() + " stored events", violations);
    }
}

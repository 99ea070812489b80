package com.emailpilot.system.evidence;

import java.util.List;
import java.util.stream.Stream;

/** I12: everything came to its end. */
final class NothingStuck implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var dump = evidence.dump();
        var stuck = Stream.of(
                        named("in the outbox", dump.collection("outbox")),
                        named(
                                "waits as a grant",
                                dump.collection(
                                        "grants", grant -> grant.text("status").equals("WAITING"))),
                        named(
                                "waits for its owner to be told",
                                dump.collection(
                                        "notifications",
                                        told -> told.text("status").equals("WAITING"))),
                        named(
                                "has an attempt",
                                dump.collection(
                                        "clients",
                                        client -> client.find("oauth.attempt").isPresent())),
                        named(
                                "has an attempt",
                                dump.collection(
                                        "grants", grant -> grant.find("attempt").isPresent())),
                        named(
                                "is to be revoked",
                                dump.collection(
                                        "clients",
                                        client ->
                                                client.find("oauth.revocation").isPresent())))
                .flatMap(List::stream)
                .toList();
        return new Finding("I12", dump.documents().size() + " documents, nothing under way", stuck);
    }

    private static List<String> named(String what, List<StoredDocument> documents) {
        return documents.stream()
                .map(document -> document.collection() + "/" + document.id() + " " + what)
                .toList();
    }
}

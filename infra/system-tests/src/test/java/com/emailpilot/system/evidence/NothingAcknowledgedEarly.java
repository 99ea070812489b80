package com.emailpilot.system.evidence;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * I1 and I11: what was taken off a subscription had its effect: every announced grant was applied to a client or refused
 * with a reason, and nothing but poison was parked.
 */
final class NothingAcknowledgedEarly implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var announced = evidence.events().stream()
                .filter(event -> event.type().equals("klaviyo-connected"))
                .map(event -> event.text("grant_id"))
                .distinct()
                .toList();
        var lost = announced.stream()
                .filter(grant -> !hadItsEffect(evidence, grant))
                .map(grant -> "grant " + grant + " was announced and has neither client nor reason");
        var parked = evidence.dump().collection("dead_letters", letter -> !isPoison(letter) && !isHint(letter)).stream()
                .map(letter -> letter.id() + " was parked: " + letter.text("reason"));
        return new Finding(
                "I1/I11",
                announced.size() + " announced grants",
                Stream.concat(lost, parked).toList());
    }

    private static boolean hadItsEffect(Evidence evidence, String grantId) {
        var grants = evidence.dump().collection("grants", grant -> grant.id().equals(grantId));
        return grants.stream().anyMatch(grant -> switch (grant.text("status")) {
            case "APPLIED" -> !clients(evidence, grant.text("client_id")).isEmpty();
            case "REFUSED" -> !grant.text("reason").isBlank();
            default -> false;
        });
    }

    private static List<StoredDocument> clients(Evidence evidence, String id) {
        return evidence.dump().collection("clients", client -> client.id().equals(id));
    }

    /** A hint that was in the hands of too many dead consumers is no loss: the next sweep finds what is due. */
    private static boolean isHint(StoredDocument letter) {
        return letter.text("subscription").equals("token-refresher.expiry");
    }

    private static boolean isPoison(StoredDocument letter) {
        return letter.find("attributes")
                .filter(attributes -> ((Map<?, ?>) attributes).containsKey(Invariants.POISON))
                .isPresent();
    }
}

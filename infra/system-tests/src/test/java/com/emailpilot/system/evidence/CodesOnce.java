package com.emailpilot.system.evidence;

/** I3: no code was presented twice in an authenticated call. */
final class CodesOnce implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var codes = evidence.ledger().stream()
                .filter(row -> row.kind().equals(LedgerRow.CODE))
                .toList();
        var twice = codes.stream()
                .filter(code -> authenticated(code) > 1)
                .map(code -> "a code of " + code.account() + " was presented " + authenticated(code) + " times: "
                        + code.id())
                .toList();
        return new Finding("I3", codes.size() + " codes", twice);
    }

    private static long authenticated(LedgerRow code) {
        return code.presentations().stream()
                .filter(LedgerRow.Presentation::authenticated)
                .count();
    }
}

package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import org.jspecify.annotations.Nullable;

/**
 * A row in plain words, to be read after the name of who did it.
 *
 * @param before what stands in front of the client's name, or alone where the row is about none
 * @param after what stands behind it; may be empty
 */
public record AuditSentence(String before, String after) {

    private static final String NOBODY = "Somebody who proved no identity";

    /** Who did it, in words where nobody knows. */
    public static String actor(AuditRow row) {
        return row.actor() == null ? NOBODY : row.actor();
    }

    /** What a person can choose to see. */
    static String label(AuditAction action) {
        return switch (action) {
            case CREDENTIAL_READ -> "Credential read";
            case CONSENT_FINISHED -> "Came back from Klaviyo";
            case CONNECTED -> "Connected";
            case INVITED -> "Invited";
            case INVITE_REVOKED -> "Invite taken back";
            case REFRESH_REQUESTED -> "Refreshed by hand";
            case SHARED -> "Shared";
            case EDITED -> "Name or tags changed";
            case DISCONNECTED -> "Disconnected";
            case KEYS_CHANGED -> "Keys changed";
            case REPLAYED -> "Events sent again";
            case REDRIVEN -> "Dead letter sent again";
            case DROPPED -> "Dead letter dropped";
            case AUDIT_PRUNED -> "Old audit rows dropped";
        };
    }

    /** The sentence of a row. */
    public static AuditSentence of(AuditRow row) {
        return AuditAction.of(row.action())
                .map(action -> of(action, row))
                .orElseGet(() -> new AuditSentence("did “" + words(row.action()) + "”" + object(row, " to"), ""));
    }

    private static AuditSentence of(AuditAction action, AuditRow row) {
        return switch (action) {
            case CREDENTIAL_READ -> credential(row);
            case CONSENT_FINISHED -> consent(row);
            case CONNECTED ->
                new AuditSentence("reconnected".equals(row.outcome()) ? "reconnected" : "connected", invite(row));
            case INVITED -> new AuditSentence("made a link " + purpose(row), "");
            case INVITE_REVOKED -> new AuditSentence("took back the link " + purpose(row), "");
            case REFRESH_REQUESTED -> new AuditSentence("refreshed", "by hand");
            case SHARED -> shared(row);
            case EDITED -> new AuditSentence("changed " + changed(row) + object(row, " of"), "");
            case DISCONNECTED -> new AuditSentence("disconnected", "");
            case KEYS_CHANGED -> new AuditSentence(words(row.outcome()) + " key", detail(row, "key"));
            case REPLAYED -> new AuditSentence("sent events again" + object(row, " of"), "");
            case REDRIVEN -> redriven(row);
            case DROPPED -> new AuditSentence("gave a dead letter up:", detail(row, "comment"));
            case AUDIT_PRUNED -> new AuditSentence("dropped audit rows", "from before " + detail(row, "before"));
        };
    }

    /** One letter, or all that died for a reason. */
    private static AuditSentence redriven(AuditRow row) {
        var all = row.details().get("expected");
        return all == null
                ? new AuditSentence("sent a dead letter again", "to " + detail(row, "subscription"))
                : new AuditSentence("sent " + all + " dead letters again:", detail(row, "reason"));
    }

    private static AuditSentence credential(AuditRow row) {
        var more = row.details().get("more");
        var often = more == null ? "" : ", and asked " + more + " more times";
        return "served".equals(row.outcome())
                ? new AuditSentence("read the credential" + object(row, " of"), often)
                : new AuditSentence(
                        "asked for the credential" + object(row, " of"),
                        "and got none: " + words(row.outcome()) + often);
    }

    private static AuditSentence consent(AuditRow row) {
        return "connected".equals(row.outcome())
                ? new AuditSentence("allowed access at Klaviyo" + object(row, " for"), invite(row))
                : new AuditSentence(
                        "came back from Klaviyo without access" + object(row, " for"),
                        "(" + words(row.outcome()) + ")");
    }

    /** Whoever made the link answers for it: nobody knows who pressed its button. */
    private static String invite(AuditRow row) {
        return detail(row, "via_invite").isEmpty() ? "" : "through somebody with their link";
    }

    /** A link for a new client is known by the name that its maker gave it. */
    private static String purpose(AuditRow row) {
        return row.clientId() == null ? "for “" + detail(row, "name") + "”" : "to reconnect";
    }

    private static AuditSentence shared(AuditRow row) {
        var member = detail(row, "member");
        var role = detail(row, "role");
        if ("removed".equals(row.outcome())) {
            return member.equals(row.actor())
                    ? new AuditSentence("gave up their part in", "")
                    : new AuditSentence("stopped sharing", "with " + member);
        }
        return "owner".equals(role)
                ? new AuditSentence("handed", "over to " + member)
                : new AuditSentence("shared", "with " + member + " as " + role);
    }

    private static String changed(AuditRow row) {
        var fields = detail(row, "changed");
        return fields.isEmpty() ? "the name or tags" : "the " + words(fields.replace(",", " and "));
    }

    /** The word that leads to the client's name, where one follows. */
    private static String object(AuditRow row, String preposition) {
        return row.clientId() == null ? "" : preposition;
    }

    private static String detail(AuditRow row, String name) {
        return row.details().get(name) instanceof String text ? text : "";
    }

    private static String words(@Nullable String word) {
        return word == null ? "no reason given" : word.replace('_', ' ');
    }
}

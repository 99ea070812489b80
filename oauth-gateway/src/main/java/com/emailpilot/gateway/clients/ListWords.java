package com.emailpilot.gateway.clients;

import com.emailpilot.clients.Health;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the list says to a person for the fixed words of the records: pure. */
final class ListWords {

    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");
    private static final DateTimeFormatter MOMENT = formatter("d MMM uuuu, HH:mm 'UTC'");

    private ListWords() {}

    static String ofCondition(String word) {
        return switch (word) {
            case "connected" -> "Connected";
            case "degraded" -> "Degraded";
            case "needs_person" -> "Need a person";
            case "disconnected" -> "Disconnected";
            case "idle_expiring" -> "Idle too long";
            case "token_overdue" -> "Token run out";
            case "scopes_missing" -> "Permission missing";
            case "rotation_failing" -> "Failing now";
            case "rotated_lately" -> "Given fresh tokens";
            default -> word;
        };
    }

    static String ofStatus(String word) {
        return switch (word) {
            case "active" -> "Active";
            case "needs_reauthorization" -> "Needs reconnecting";
            case "disconnected" -> "Disconnected";
            default -> word;
        };
    }

    static String ofWhose(String word) {
        return word.equals(Filters.MINE) ? "Mine" : "Shared with me";
    }

    static String ofSort(Sort sort) {
        return switch (sort) {
            case UPDATED -> "Last changed first";
            case NAME -> "By name";
            case STATUS -> "Who needs a person first";
            case EXPIRES -> "Token ends first";
            case CONNECTED -> "Last connected first";
        };
    }

    /** How a connection stands, as exactly as fits into a cell. */
    static String ofState(ClientView client) {
        return switch (client.connectionState()) {
            case "degraded" -> "Klaviyo is not answering";
            case "needs_reauthorization", "rotation_lost" -> "Needs reconnecting";
            case "disconnected" -> "Disconnected";
            default -> ofHealth(client.health());
        };
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As good as the server can say it; the page puts it into the person's own time zone and language. */
    static String day(@Nullable Instant time) {
        return time == null ? "–" : DAY.format(time);
    }

    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /**
     * @param health absent before the first probe
     */
    private static String ofHealth(@Nullable Health health) {
        return health == null || health.ok()
                ? "Connected"
                : switch (String.valueOf(health.reason())) {
                    case "unauthorized" -> "Klaviyo refused the token";
                    case "missing_scope" -> "Lacks a permission";
                    case "wrong_account" -> "Wrong account";
                    default -> "Has a problem";
                };
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZoneOffset.UTC);
    }
}

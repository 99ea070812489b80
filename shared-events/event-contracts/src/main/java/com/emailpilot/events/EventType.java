package com.emailpilot.events;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** How each event is called on the wire, and where it goes. */
enum EventType {
    KLAVIYO_CONNECTED("klaviyo-connected", Topics.KLAVIYO_CONNECTIONS, KlaviyoConnected.class),
    CLIENT_CREATED("client-created", Topics.CLIENT_EVENTS, ClientCreated.class),
    CLIENT_UPDATED("client-updated", Topics.CLIENT_EVENTS, ClientUpdated.class),
    CLIENT_RECONNECTED("client-reconnected", Topics.CLIENT_EVENTS, ClientReconnected.class),
    CLIENT_DISCONNECTED("client-disconnected", Topics.CLIENT_EVENTS, ClientDisconnected.class),
    CLIENT_SHARED("client-shared", Topics.CLIENT_EVENTS, ClientShared.class),
    CLIENT_MERGED("client-merged", Topics.CLIENT_EVENTS, ClientMerged.class),
    CLIENT_SNAPSHOT("client-snapshot", Topics.CLIENT_EVENTS, ClientSnapshot.class),
    TOKENS_ROTATED("tokens-rotated", Topics.CLIENT_EVENTS, TokensRotated.class),
    CONNECTION_DEGRADED("connection-degraded", Topics.CLIENT_EVENTS, ConnectionDegraded.class),
    CONNECTION_RECOVERED("connection-recovered", Topics.CLIENT_EVENTS, ConnectionRecovered.class),
    REAUTHORIZATION_REQUIRED("reauthorization-required", Topics.CLIENT_EVENTS, ReauthorizationRequired.class),
    CONNECTION_REFUSED("connection-refused", Topics.CLIENT_EVENTS, ConnectionRefused.class),
    OPERATIONS_ALERT_RAISED("operations-alert-raised", Topics.CLIENT_EVENTS, OperationsAlertRaised.class),
    EXPIRY_SWEEP_DUE("expiry-sweep-due", Topics.TOKEN_EXPIRY, ExpirySweepDue.class),
    TOKEN_EXPIRING("token-expiring", Topics.TOKEN_EXPIRY, TokenExpiring.class),
    TOKEN_REFRESH_REQUESTED("token-refresh-requested", Topics.TOKEN_EXPIRY, TokenRefreshRequested.class),
    ENRICHMENT_DUE("enrichment-due", Topics.ENRICHMENT, EnrichmentDue.class);

    private final String kebabName;
    private final String topic;
    private final Class<? extends Event> record;

    EventType(String kebabName, String topic, Class<? extends Event> record) {
        this.kebabName = kebabName;
        this.topic = topic;
        this.record = record;
    }

    static EventType of(Event event) {
        return switch (event) {
            case KlaviyoConnected _ -> KLAVIYO_CONNECTED;
            case ClientCreated _ -> CLIENT_CREATED;
            case ClientUpdated _ -> CLIENT_UPDATED;
            case ClientReconnected _ -> CLIENT_RECONNECTED;
            case ClientDisconnected _ -> CLIENT_DISCONNECTED;
            case ClientShared _ -> CLIENT_SHARED;
            case ClientMerged _ -> CLIENT_MERGED;
            case ClientSnapshot _ -> CLIENT_SNAPSHOT;
            case TokensRotated _ -> TOKENS_ROTATED;
            case ConnectionDegraded _ -> CONNECTION_DEGRADED;
            case ConnectionRecovered _ -> CONNECTION_RECOVERED;
            case ReauthorizationRequired _ -> REAUTHORIZATION_REQUIRED;
            case ConnectionRefused _ -> CONNECTION_REFUSED;
            case OperationsAlertRaised _ -> OPERATIONS_ALERT_RAISED;
            case ExpirySweepDue _ -> EXPIRY_SWEEP_DUE;
            case TokenExpiring _ -> TOKEN_EXPIRING;
            case TokenRefreshRequested _ -> TOKEN_REFRESH_REQUESTED;
            case EnrichmentDue _ -> ENRICHMENT_DUE;
        };
    }

    /** The type that a CloudEvents type names; empty where the contract has none of that name. */
    static Optional<EventType> named(String type) {
        return Arrays.stream(values()).filter(each -> each.type().equals(type)).findFirst();
    }

    /** The name that stands in the CloudEvents type. */
    String kebabName() {
        return kebabName;
    }

    /** The CloudEvents type. */
    String type() {
        return "com.emailpilot." + kebabName + ".v1";
    }

    String topic() {
        return topic;
    }

    Class<? extends Event> record() {
        return record;
    }

    /** Names the JSON Schema; a name and not an address: the schema travels in this module. */
    URI schema() {
        return URI.create("urn:emailpilot:events:" + kebabName + ".v1.json");
    }

    /** It tells of nothing that happened, so that nothing of it is kept. */
    boolean isHint() {
        return ExpiryHint.class.isAssignableFrom(record) || this == ENRICHMENT_DUE || this == CLIENT_SNAPSHOT;
    }

    /** A clock can send it: its message may lack an id and the time, and then the message's own count. */
    boolean scheduled() {
        return this == EXPIRY_SWEEP_DUE || this == ENRICHMENT_DUE;
    }

    private static final class Topics {
        static final String KLAVIYO_CONNECTIONS = "klaviyo-connections";
        static final String CLIENT_EVENTS = "client-events";
        static final String TOKEN_EXPIRY = "token-expiry";
        static final String ENRICHMENT = "enrichment";
    }
}

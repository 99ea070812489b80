package com.emailpilot.sandbox.oauth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** What a refresh does to the refresh token. Klaviyo's own behaviour is not settled, so clients must survive all. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RefreshMode.SameToken.class, name = "same_token"),
    @JsonSubTypes.Type(value = RefreshMode.Omitted.class, name = "omitted"),
    @JsonSubTypes.Type(value = RefreshMode.Rotating.class, name = "rotating"),
    @JsonSubTypes.Type(value = RefreshMode.Mixed.class, name = "mixed")
})
public sealed interface RefreshMode {

    /** The answer carries the same refresh token again: what Klaviyo does today. */
    record SameToken() implements RefreshMode {}

    /** The refresh token stays valid and the answer does not mention it. */
    record Omitted() implements RefreshMode {}

    /**
     * Every refresh gives a new refresh token.
     *
     * @param grace how long the old one is still accepted; zero is strict
     * @param familyRevocation whether showing an old one after that ends all tokens of the same grant
     */
    record Rotating(Duration grace, Grace kind, boolean familyRevocation) implements RefreshMode {

        /** The old token is dead at once. */
        public static Rotating strict() {
            return new Rotating(Duration.ZERO, Grace.SAME_SUCCESSOR, false);
        }
    }

    /** Takes turns with every refresh of the sandbox: same token, rotating with a minute's grace, omitted. */
    record Mixed() implements RefreshMode {}

    /** What an old refresh token that is shown again within the grace gets. */
    enum Grace {
        /** The successor that was already issued. */
        SAME_SUCCESSOR,
        /** One more successor; the earlier one lives on. */
        ANOTHER_SUCCESSOR,
        /** One more successor; the earlier one dies. */
        NEWEST_SUCCESSOR
    }
}

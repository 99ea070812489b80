package com.emailpilot.simulator;

import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventHandler;
import com.emailpilot.klaviyo.KlaviyoTokens;

/** What is simulated: our code as it is, or with something broken between it and its ports. */
interface Build {

    /** The code as it is. */
    Build AS_IT_IS = new Build() {};

    default Documents documents(Documents documents) {
        return documents;
    }

    default EventHandler handler(EventHandler handler) {
        return handler;
    }

    default KlaviyoTokens tokens(KlaviyoTokens tokens) {
        return tokens;
    }
}

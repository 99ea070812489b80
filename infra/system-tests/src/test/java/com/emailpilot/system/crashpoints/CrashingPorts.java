package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.klaviyo.KlaviyoTokens;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Decorates the ports as they become beans. */
final class CrashingPorts implements BeanPostProcessor {

    private final CrashPoint crash;

    CrashingPorts(CrashPoint crash) {
        this.crash = crash;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case Documents documents -> new CrashingDocuments(documents, crash);
            case EventPublisher publisher -> new CrashingPublisher(publisher, crash);
            case EventSubscriptions _ when DeafSubscriptions.wanted() -> new DeafSubscriptions();
            case EventSubscriptions subscriptions -> new CrashingSubscriptions(subscriptions, crash);
            case KlaviyoTokens klaviyo -> new CrashingTokens(klaviyo, crash);
            default -> bean;
        };
    }
}

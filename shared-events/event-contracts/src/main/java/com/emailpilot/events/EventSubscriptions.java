package com.emailpilot.events;

/** Where events come from. */
public interface EventSubscriptions {

    /**
     * Delivers the events of a subscription to a handler, at least once and in no particular order, until closed.
     *
     * <p>Survives a subscription that vanishes: it is created again from the topology. A message that is no event of
     * the contract goes to the subscription's dead-letter topic with its reason, and never to the handler.
     *
     * @param subscription short name, as in the topology
     */
    OpenSubscription subscribe(String subscription, EventHandler handler);

    /**
     * Delivers events to one instance alone, in a subscription of its own that is made now: it gets what is published
     * from now on.
     *
     * <p>It expires by itself after its instance is gone. Errors bring a message back; nothing is dead-lettered.
     *
     * @param prefix name of the live subscription in the topology
     * @param instance distinguishes the instances, in the characters of a resource name
     */
    OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler);

    /**
     * Delivers what could not be handled: the messages of a dead-letter topic, whatever they hold, at least once, until
     * closed.
     *
     * @param deadLetterSubscription short name, one of {@link Topology#deadLetterSubscriptions}
     */
    OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler);

    /** A subscription that is being read; closing it stops taking messages and lets the ones in hand end (10 s). */
    interface OpenSubscription extends AutoCloseable {

        /** Whether messages can arrive right now. */
        boolean healthy();

        @Override
        void close();
    }
}

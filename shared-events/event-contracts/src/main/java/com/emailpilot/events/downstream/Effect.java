package com.emailpilot.events.downstream;

/** What an event makes a service do. */
@FunctionalInterface
public interface Effect {

    /** Does it; whatever is thrown means that it was not done. */
    void take() throws Exception;
}

package com.emailpilot.simulator;

/** The code of a service, as it starts in a process. */
interface Service {

    /** Starts it over the ports of a new life. */
    void start(World world, Life life);
}

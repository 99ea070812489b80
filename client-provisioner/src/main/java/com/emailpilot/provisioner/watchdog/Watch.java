package com.emailpilot.provisioner.watchdog;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Looks for one kind of trouble. */
interface Watch {

    /** What is raised where it finds something. */
    Alert alert();

    /** How often one of all instances looks. */
    Duration every();

    /** Never empty; an error leaves open how things are. */
    Mono<Finding> look();
}

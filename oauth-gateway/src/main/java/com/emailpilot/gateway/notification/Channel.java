package com.emailpilot.gateway.notification;

import reactor.core.publisher.Mono;

/** A way to reach people who are not looking at a page. */
interface Channel {

    /** A fixed word, which stands in documents and metrics. */
    String word();

    /**
     * Tells once, and is cancelled after {@link TellOwner#LONGEST_TELLING}.
     *
     * <p>Whoever is told twice after all can see it by the letter's id.
     */
    Mono<Told> tell(Letter letter);
}

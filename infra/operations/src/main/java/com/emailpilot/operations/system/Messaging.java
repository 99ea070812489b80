package com.emailpilot.operations.system;

import java.time.Instant;
import java.util.List;

/** Topics and subscriptions, as far as ops look at them and move them; every method blocks. */
public interface Messaging {

    /** What is otherwise than the topology wants, one sentence each. */
    List<String> differences();

    /** What we may not do with topics and subscriptions, one sentence each. */
    List<String> refusedPermissions();

    /** Lets a subscription begin again at a time, as far as it keeps its messages. */
    void seek(String subscription, Instant time);
}

package com.emailpilot.operations;

import com.emailpilot.operations.system.Messaging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Topics and subscriptions that are as they should be, until somebody says otherwise. */
public final class RecordingMessaging implements Messaging {

    public final List<String> differences = new ArrayList<>();
    public final List<String> seeks = new ArrayList<>();

    @Override
    public List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public List<String> refusedPermissions() {
        return List.of();
    }

    @Override
    public void seek(String subscription, Instant time) {
        seeks.add(subscription + " " + time);
    }
}

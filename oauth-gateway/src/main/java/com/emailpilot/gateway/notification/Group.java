package com.emailpilot.gateway.notification;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Notifications that one letter can tell of.
 *
 * @param owner whom they concern, as far as was known when they were gathered
 */
record Group(String owner, List<Notification> notifications) {

    Group {
        notifications = List.copyOf(notifications);
    }

    String channel() {
        return notifications.getFirst().channel();
    }

    @Override
    public String toString() {
        return notifications.stream().map(Notification::id).collect(Collectors.joining(", "));
    }
}

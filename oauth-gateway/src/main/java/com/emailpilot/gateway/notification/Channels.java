package com.emailpilot.gateway.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The channels that are set; none where nobody is told. */
final class Channels {

    private final Map<String, Channel> byWord = new TreeMap<>();

    Channels(List<Channel> channels) {
        channels.forEach(channel -> byWord.put(channel.word(), channel));
    }

    Set<String> words() {
        return Set.copyOf(byWord.keySet());
    }

    boolean any() {
        return !byWord.isEmpty();
    }

    Optional<Channel> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    @Override
    public String toString() {
        return String.join(" and ", byWord.keySet());
    }
}

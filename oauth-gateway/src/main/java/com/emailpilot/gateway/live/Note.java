package com.emailpilot.gateway.live;

import java.util.Set;

/**
 * One thing to tell the browsers of some users.
 *
 * @param event name of the event in the stream
 * @param json its data, in one line
 * @param readers the users who may know
 */
record Note(String event, String json, Set<String> readers) {

    Note {
        readers = Set.copyOf(readers);
    }
}

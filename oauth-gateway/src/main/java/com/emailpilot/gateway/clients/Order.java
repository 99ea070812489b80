package com.emailpilot.gateway.clients;

import java.util.Comparator;

/** What a list is sorted by, and in which direction. */
record Order(Sort sort, boolean descending) {

    static final Order LAST_CHANGED_FIRST = Sort.UPDATED.byItself();

    Comparator<Position> comparator() {
        return descending ? Position.ASCENDING.reversed() : Position.ASCENDING;
    }

    String direction() {
        return descending ? "desc" : "asc";
    }
}

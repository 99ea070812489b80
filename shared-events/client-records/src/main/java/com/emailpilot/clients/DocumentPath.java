package com.emailpilot.clients;

/** Where a document lives: {@code collection/id}. */
public record DocumentPath(String collection, String id) {

    @Override
    public String toString() {
        return collection + "/" + id;
    }
}

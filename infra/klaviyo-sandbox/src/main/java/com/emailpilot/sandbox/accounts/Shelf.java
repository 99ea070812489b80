package com.emailpilot.sandbox.accounts;

import java.util.Arrays;
import java.util.Optional;

/** The two collections of an account that can be paged through. */
public enum Shelf {
    LISTS("lists", "list"),
    SEGMENTS("segments", "segment");

    private final String path;
    private final String type;

    Shelf(String path, String type) {
        this.path = path;
        this.type = type;
    }

    /** The last part of the collection's path, and its scope's resource. */
    public String path() {
        return path;
    }

    /** The JSON:API type of one entry. */
    public String type() {
        return type;
    }

    public static Optional<Shelf> of(String path) {
        return Arrays.stream(values()).filter(shelf -> shelf.path.equals(path)).findFirst();
    }
}

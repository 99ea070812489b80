package com.emailpilot.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** One complete answer, before anything goes wrong on its way. */
public record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    public static Answer found(String location) {
        return new Answer(302, Map.of("Location", location), "");
    }

    /** This answer with one more header, or with another value for one it has. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Says nothing of the body: an answer carries secrets. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}

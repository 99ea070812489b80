package com.emailpilot.sandbox.http;

/** Everything that one of the two hosts serves. */
@FunctionalInterface
public interface Site {

    /** Decides what the request means. Changes nothing: that is left to the handling's action. */
    Handling handling(Request request);
}

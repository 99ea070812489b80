package com.emailpilot.refresher.pace;

/** What a call says about Klaviyo as a whole, whatever it says about one connection. */
public enum Call {

    /** A complete answer that Klaviyo stands by, also a refusal: it works. */
    ANSWERED,

    /** No answer that anybody can rely on (5xx, time-out, reset, HTML, no connection), or our app itself was refused. */
    FAILED,

    /** Too many calls: a limit of one client where it is rare, of the whole app where half of all calls meet it. */
    RATE_LIMITED,

    /** Nothing was sent, so nothing was learnt. */
    NOT_CALLED
}

package com.emailpilot.emulators;

/** A child process that did not become ready, or ended when nobody asked it to. */
public final class ChildFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ChildProcess child;

    ChildFailedException(ChildProcess child, String what) {
        super(child.name() + " " + what + "; its log: " + child.log());
        this.child = child;
    }

    /** The child, for its log. */
    public ChildProcess child() {
        return child;
    }
}

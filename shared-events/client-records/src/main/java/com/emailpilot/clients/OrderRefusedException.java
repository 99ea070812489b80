package com.emailpilot.clients;

/** Ends an order of ops that is not carried out, with a reason for programs and a sentence for people. */
public final class OrderRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;
    private final String code;

    /** What is in the way. */
    public enum Obstacle {
        /** The order itself: it cannot be meant like that. */
        THE_ORDER,
        /** How things stand: the same order may be carried out at another time. */
        THE_STATE
    }

    /**
     * @param code a fixed word
     * @param sentence what happened, and what to do next; nothing secret
     */
    public OrderRefusedException(Obstacle obstacle, String code, String sentence) {
        super(sentence, null, false, false);
        this.obstacle = obstacle;
        this.code = code;
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    /** A fixed word, which programs tell from others. */
    public String code() {
        return code;
    }

    /** What happened, and what to do next. */
    public String sentence() {
        return "" + getMessage();
    }
}

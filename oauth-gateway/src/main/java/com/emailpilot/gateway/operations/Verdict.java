package com.emailpilot.gateway.operations;

/** What becomes of an order to send a dead letter again. */
sealed interface Verdict {

    /** It is sent. */
    record Send() implements Verdict {}

    /**
     * The order was given before.
     *
     * @param sent whether it is known to have been carried out
     */
    record Repeat(boolean sent) implements Verdict {}

    /** It is not sent. */
    enum Refuse implements Verdict {
        UNDER_WAY(
                "under_way",
                "This message was sent again a moment ago. Wait a quarter of an hour: if it fails again, it comes back here."),
        DONE("already_done", "This message is done. Nothing was sent."),
        CUT_OFF(
                "payload_cut_off",
                "Only the first 64 KiB of this message are kept, so it cannot be sent again from here. "
                        + "Send the event again from the archive, or drop it."),
        NO_CONSUMER("no_consumer", "Its subscription is none of this system any more. Drop it."),
        NO_TEXT("no_text", "This message is no text, so no consumer of ours can read it. Drop it."),
        TOO_OFTEN(
                "too_often",
                "This message failed again after each of three tries. Find out why first; then send it all the same by force.");

        private final String code;
        private final String sentence;

        Refuse(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        String code() {
            return code;
        }

        String sentence() {
            return sentence;
        }
    }
}

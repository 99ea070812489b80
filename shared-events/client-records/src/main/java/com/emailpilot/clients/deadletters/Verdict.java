package com.emailpilot.clients.deadletters;

/** What becomes of an order to send a dead letter again. */
public sealed interface Verdict {

    /** It is sent. */
    record Send() implements Verdict {}

    /** The order was stored before, and whoever stored it did not live to carry it out: it is sent now. */
    record Resume() implements Verdict {}

    /** The order was given before, and is carried out or just being so. */
    record Repeat() implements Verdict {}

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

        /** A fixed word, which programs tell from others. */
        public String code() {
            return code;
        }

        /** What a person is told. */
        public String sentence() {
            return sentence;
        }
    }
}

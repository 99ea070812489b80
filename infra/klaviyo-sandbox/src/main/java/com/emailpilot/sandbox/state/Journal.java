package com.emailpilot.sandbox.state;

import java.util.List;

/** Is told whatever must not be forgotten when the sandbox ends. */
public interface Journal {

    /** Forgets at once. */
    Journal NONE = new Journal() {
        @Override
        public <F> void note(Remembered<F> part, List<F> facts) {}

        @Override
        public void forgotten(Remembered<?> part) {}
    };

    /** Notes what happened to a part, all of it or nothing; when it returns, a kill of the process does no harm. */
    <F> void note(Remembered<F> part, List<F> facts);

    /** Notes that a part is as new. */
    void forgotten(Remembered<?> part);
}

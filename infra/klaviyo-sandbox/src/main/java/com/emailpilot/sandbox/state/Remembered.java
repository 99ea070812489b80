package com.emailpilot.sandbox.state;

import java.util.stream.Stream;

/**
 * A part of the sandbox whose state outlives the process, as facts that make the same state when they are told again in
 * their order.
 *
 * @param <F> what happens to it
 */
public interface Remembered<F> {

    /** Its name in the file; the name of what is kept, without blanks. */
    String name();

    Class<F> factType();

    /** The fewest facts that make the state as it is now. */
    Stream<F> memory();

    /** Takes over what happened in an earlier run, without noting it again. */
    void remember(F fact);

    /** Takes over that all was forgotten in an earlier run, without noting it again. */
    void forget();
}

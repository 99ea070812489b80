package com.emailpilot.events.downstream;

/**
 * Remembers which events had their effect, so that none has it twice.
 *
 * <p>Keep it where the effects are kept, and both change in one transaction: then nothing happens twice, wherever the
 * process dies.
 */
public interface HandledEvents {

    /**
     * Takes the effect unless the key is known, and knows the key once the effect was taken.
     *
     * <p>May be called with the same key at the same time; the effect is taken once. What the effect throws is thrown
     * on, and the key stays unknown.
     *
     * @param key the event, and the replay that sent it again where there is one
     * @return whether the effect was taken
     */
    boolean once(String key, Effect effect) throws Exception;

    /**
     * Remembers within this process alone, and the newest keys only.
     *
     * @param most how many keys
     */
    static HandledEvents inMemory(int most) {
        return new InMemoryHandledEvents(most);
    }
}

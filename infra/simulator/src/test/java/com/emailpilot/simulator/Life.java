package com.emailpilot.simulator;

import java.util.function.Consumer;

/** One life of a process, from its start to its death: all that it had in memory ends with it. */
final class Life {

    private final String name;
    private final Consumer<Life> afterDeath;
    private boolean alive = true;
    private long pausedUntil;

    /**
     * @param afterDeath starts the process again
     */
    Life(String name, Consumer<Life> afterDeath) {
        this.name = name;
        this.afterDeath = afterDeath;
    }

    /** What is no process of ours: servers and people; it neither dies nor pauses. */
    static Life ofWorld() {
        return new Life("world", _ -> {
            throw new IllegalStateException("the world does not die");
        });
    }

    String name() {
        return name;
    }

    boolean alive() {
        return alive;
    }

    /** Until when none of its code runs, in nanoseconds since the start. */
    long pausedUntil() {
        return pausedUntil;
    }

    void pauseUntil(long nanos) {
        pausedUntil = Math.max(pausedUntil, nanos);
    }

    void die() {
        if (alive) {
            alive = false;
            afterDeath.accept(this);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

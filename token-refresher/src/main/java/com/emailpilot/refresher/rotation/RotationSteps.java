package com.emailpilot.refresher.rotation;

import com.emailpilot.refresher.metrics.RotationMetrics;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The steps that a rotation goes through after R0. */
record RotationSteps(
        Attempts attempts,
        StoreTokens storeTokens,
        JudgeRefusal judgeRefusal,
        ServerTime time,
        RotationMetrics metrics) {

    static RotationSteps of(
            RotationStore store, ServerTime time, Duration confirmAfter, BooleanSupplier fleetInTrouble) {
        return new RotationSteps(
                new Attempts(store, time),
                new StoreTokens(store),
                new JudgeRefusal(store, time, confirmAfter, fleetInTrouble),
                time,
                store.metrics());
    }
}

package com.emailpilot.refresher.revocation;

import com.google.common.base.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still until a test moves it. */
final class StoppedTicker extends Ticker {

    private final AtomicLong nanos;

    StoppedTicker(AtomicLong nanos) {
        this.nanos = nanos;
    }

    @Override
    public long read() {
        return nanos.get();
    }
}

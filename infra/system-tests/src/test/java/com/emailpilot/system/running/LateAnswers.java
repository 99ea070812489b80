package com.emailpilot.system.running;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An answer that takes longer to arrive, in the order in which it came. */
final class LateAnswers extends ClientCall.Listener<byte[]> {

    private final ClientCall.Listener<byte[]> answers;
    private final ScheduledExecutorService oneThread;
    private final Duration by;

    LateAnswers(ClientCall.Listener<byte[]> answers, ScheduledExecutorService oneThread, Duration by) {
        this.answers = answers;
        this.oneThread = oneThread;
        this.by = by;
    }

    @Override
    public void onHeaders(Metadata headers) {
        later(() -> answers.onHeaders(headers));
    }

    @Override
    public void onMessage(byte[] message) {
        later(() -> answers.onMessage(message));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        later(() -> answers.onClose(status, trailers));
    }

    private void later(Runnable answer) {
        var _ = oneThread.schedule(answer, by.toMillis(), TimeUnit.MILLISECONDS);
    }
}

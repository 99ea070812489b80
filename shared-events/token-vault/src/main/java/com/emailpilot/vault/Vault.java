package com.emailpilot.vault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What one keyset seals and opens; owns the keyset and reloads it every 60 s until closed. */
public final class Vault implements AutoCloseable {

    private static final Duration RELOAD_EVERY = Duration.ofSeconds(60);

    private final Keyset keyset;
    private final TokenVault tokens;
    private final Seal cookies;
    private final ScheduledExecutorService reloads = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keyset-reload").factory());

    Vault(KeysetSource source) {
        this(source, RELOAD_EVERY);
    }

    Vault(KeysetSource source, Duration reloadEvery) {
        this.keyset = new Keyset(source);
        var sealedText = new SealedText(keyset);
        this.tokens = new TinkTokenVault(sealedText);
        this.cookies = new CookieSeal(sealedText);
        sealAndOpen(sealedText);
        var _ = reloads.scheduleWithFixedDelay(
                keyset::reload, reloadEvery.toMillis(), reloadEvery.toMillis(), MILLISECONDS);
    }

    /**
     * Keys that cannot do both stop the start. And cryptography of the JDK that cannot read its files when it is first used,
     * since no more may be open, would be gone for as long as the process lives.
     */
    private static void sealAndOpen(SealedText sealedText) {
        var opened = sealedText.open(sealedText.seal(new byte[] {1}, "start"), "start");
        if (opened.isEmpty()) {
            throw new IllegalStateException(
                    "The keyset does not open what it sealed: check that it holds AEAD keys only");
        }
    }

    public TokenVault tokens() {
        return tokens;
    }

    public Seal cookies() {
        return cookies;
    }

    /** Reads the keyset at once, blocking; false if that failed, in which case the old keys stay in use. */
    public boolean reload() {
        return keyset.reload();
    }

    /** Which keys are in use now, for the report that a key rotation waits for. */
    public KeysetState keyset() {
        return keyset.state();
    }

    /** How many reloads failed since the start: worth an alert when it keeps growing. */
    public long failedReloads() {
        return keyset.failedReloads();
    }

    /** Ends the reloads; what was handed out goes on working with the keys as they are. */
    @Override
    public void close() {
        reloads.shutdownNow();
    }
}

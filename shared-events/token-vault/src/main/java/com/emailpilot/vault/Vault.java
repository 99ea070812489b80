package com.emailpilot.vault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What one keyset seals and opens; owns the keyset and reloads it, every 60 s as a rule, until closed. */
public final class Vault implements AutoCloseable {

    /** How often a vault looks for other keys unless it is told otherwise. */
    public static final Duration RELOAD_EVERY = Duration.ofSeconds(60);

    private static final Duration START_LIMIT = Duration.ofSeconds(8);

    private final Keyset keyset;
    private final StoredKeys stored;
    private final TokenVault tokens;
    private final Seal cookies;
    private final Reseal reseal;
    private final ScheduledExecutorService reloads = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("keyset-reload").factory());

    Vault(KeysetSource source, Duration reloadEvery) {
        this(source, reloadEvery, START_LIMIT);
    }

    Vault(KeysetSource source, Duration reloadEvery, Duration startLimit) {
        this.keyset = new Keyset(source, startLimit);
        this.stored = new StoredKeys(source);
        var sealedText = new SealedText(keyset);
        this.tokens = new TinkTokenVault(sealedText);
        this.cookies = new CookieSeal(sealedText);
        this.reseal = new TinkReseal(keyset, sealedText);
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

    /** For moving what is stored from an older key to the one that seals. */
    public Reseal reseal() {
        return reseal;
    }

    /** The keyset where it is kept, for those who may change it. */
    public StoredKeys stored() {
        return stored;
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

    /** Why the last reload failed, for an operator; empty if it did not. */
    public Optional<String> trouble() {
        return keyset.trouble();
    }

    /** Ends the reloads; what was handed out goes on working with the keys as they are. */
    @Override
    public void close() {
        reloads.shutdownNow();
    }
}

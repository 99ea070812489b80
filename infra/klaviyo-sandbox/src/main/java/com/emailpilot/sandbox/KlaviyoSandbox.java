package com.emailpilot.sandbox;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.consent.ConsentSite;
import com.emailpilot.sandbox.control.ControlApi;
import com.emailpilot.sandbox.control.SandboxControl;
import com.emailpilot.sandbox.control.SandboxParts;
import com.emailpilot.sandbox.faults.Faults;
import com.emailpilot.sandbox.http.LocalServer;
import com.emailpilot.sandbox.http.Site;
import com.emailpilot.sandbox.limits.RateLimits;
import com.emailpilot.sandbox.oauth.Apps;
import com.emailpilot.sandbox.oauth.AuthorizationServer;
import com.emailpilot.sandbox.oauth.Ledger;
import com.emailpilot.sandbox.oauth.OAuthPolicy;
import com.emailpilot.sandbox.oauth.PolicyInForce;
import com.emailpilot.sandbox.oauth.Presented;
import com.emailpilot.sandbox.rest.LinkOrigin;
import com.emailpilot.sandbox.rest.RestApi;
import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.StateFile;
import com.emailpilot.sandbox.time.SandboxClock;
import com.emailpilot.sandbox.traffic.Conversation;
import com.emailpilot.sandbox.traffic.TrafficLog;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reactor.netty.resources.LoopResources;

/** A running sandbox: two hosts and the control over both. Several may run side by side. */
public final class KlaviyoSandbox implements AutoCloseable {

    private static final int THREADS = 2;

    private final LoopResources threads = LoopResources.create("klaviyo-sandbox", THREADS, true);
    private final SandboxSettings settings;
    private final Optional<StateFile> state;
    private final Optional<String> notice;
    private final SandboxParts parts;
    private final SandboxControl control;
    private final LocalServer api;
    private final LocalServer consent;

    private KlaviyoSandbox(SandboxSettings settings) {
        this.settings = settings;
        this.state = Optional.ofNullable(settings.stateFile()).map(StateFile::at);
        this.parts = parts(settings, state.isPresent() ? state.get() : Journal.NONE);
        this.notice = state.flatMap(file -> file.open(parts.remembered()));
        this.control = new SandboxControl(parts);
        this.api = serve("api", settings.apiPort(), apiSite());
        this.consent = serve("consent", settings.consentPort(), consentSite());
    }

    /**
     * Starts both hosts; blocks until they serve.
     *
     * @throws com.emailpilot.sandbox.state.StateFileException if there is a state file that cannot be used
     */
    public static KlaviyoSandbox start(SandboxSettings settings) {
        return new KlaviyoSandbox(settings);
    }

    /** Where people go: consent page, marketplace, index. */
    public URI consentUrl() {
        return Optional.ofNullable(settings.consentUrl()).orElseGet(() -> local(consent));
    }

    /** Where programs go: token, revocation, REST, control API. */
    public URI apiUrl() {
        return Optional.ofNullable(settings.apiUrl()).orElseGet(() -> local(api));
    }

    public SandboxControl control() {
        return control;
    }

    /** What a person should know about the state of the last run; empty when all of it is there. */
    public Optional<String> notice() {
        return notice;
    }

    /** Closes every connection, also those that a fault left hanging; what it remembers is safe after that. */
    @Override
    public void close() {
        consent.close();
        api.close();
        threads.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
        state.ifPresent(StateFile::close);
    }

    private LocalServer serve(String host, int port, Site site) {
        var presented = new Presented(parts.apps(), parts.ledger());
        var conversation = new Conversation(host, site, presented, parts.faults(), parts.traffic(), parts.clock());
        return LocalServer.start(settings.bindAddress(), port, threads, conversation::hold);
    }

    private Site apiSite() {
        var origin = new LinkOrigin(settings.apiUrl());
        var rest = new RestApi(parts.server(), parts.accounts(), parts.limits(), parts.clock(), origin);
        return new ApiSite(parts.server(), rest, new ControlApi(control, parts));
    }

    private Site consentSite() {
        return new ConsentSite(
                parts.server().authorization(), parts.accounts(), parts.apps(), settings.installUrl(), apiUrl());
    }

    private static SandboxParts parts(SandboxSettings settings, Journal journal) {
        var clock = new SandboxClock(settings.clock(), journal);
        var apps = new Apps(settings.app(), journal);
        var ledger = new Ledger(clock, journal);
        var limits = new RateLimits(clock, journal);
        var policy = new PolicyInForce(OAuthPolicy.of(settings.tokenLifetime()), journal);
        var server = new AuthorizationServer(apps, ledger, limits, policy, new SecureRandom());
        var faults = new Faults(RandomGenerator.getDefault());
        var traffic = new TrafficLog(journal);
        return new SandboxParts(clock, new Accounts(journal), apps, ledger, policy, server, limits, faults, traffic);
    }

    private static URI local(LocalServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}

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
import com.emailpilot.sandbox.oauth.Presented;
import com.emailpilot.sandbox.rest.LinkOrigin;
import com.emailpilot.sandbox.rest.RestApi;
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
    private final SandboxParts parts;
    private final SandboxControl control;
    private final LocalServer api;
    private final LocalServer consent;

    private KlaviyoSandbox(SandboxSettings settings) {
        this.settings = settings;
        this.parts = parts(settings);
        this.control = new SandboxControl(parts);
        this.api = serve("api", settings.apiPort(), apiSite());
        this.consent = serve("consent", settings.consentPort(), consentSite());
    }

    /** Starts both hosts; blocks until they serve. */
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

    /** Closes every connection, also those that a fault left hanging. */
    @Override
    public void close() {
        consent.close();
        api.close();
        threads.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
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

    private static SandboxParts parts(SandboxSettings settings) {
        var clock = new SandboxClock(settings.clock());
        var apps = new Apps(settings.app());
        var ledger = new Ledger(clock);
        var limits = new RateLimits(clock);
        var policy = OAuthPolicy.of(settings.tokenLifetime());
        var server = new AuthorizationServer(apps, ledger, limits, policy, new SecureRandom());
        var faults = new Faults(RandomGenerator.getDefault());
        return new SandboxParts(clock, new Accounts(), apps, ledger, server, limits, faults, new TrafficLog());
    }

    private static URI local(LocalServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}

package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventMessage;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.simulator.Family.Death;
import com.emailpilot.simulator.Family.Token;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.TokenPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees every change and every token that is shown, and writes down what must never happen at the moment it does. */
final class Witness {

    private final World world;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, ClientRecord> last = new HashMap<>();
    private final Set<Token> kept = new HashSet<>();
    private final Set<Token> succeeded = new HashSet<>();
    private final AttemptInvariants attempts;
    private final Map<RefreshToken, List<Life>> receivers = new HashMap<>();
    private final Map<String, Family> consents = new LinkedHashMap<>();

    Witness(World world) {
        this.world = world;
        this.attempts = new AttemptInvariants(world);
    }

    /** Something that must not be. */
    void violated(String invariant) {
        violations.add(invariant);
        world.trace().note(Life.ofWorld(), "VIOLATION", invariant);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** A grant is about to be stored. */
    void consented(String grantId, RefreshToken first) {
        var token = world.klaviyo().token(first);
        if (token != null) {
            consents.put(grantId, token.family());
        }
    }

    /** The consents that became grants: what Klaviyo gave, by grant. */
    Map<String, Family> consents() {
        return Map.copyOf(consents);
    }

    /** A commit was stored. */
    void stored(List<Write> writes) {
        writes.stream()
                .filter(Write.Create.class::isInstance)
                .map(Write::path)
                .forEach(path -> attempts.created(path, last.values()));
        writes.stream()
                .map(Write::path)
                .filter(path -> path.collection().equals("clients"))
                .map(this::client)
                .forEach(this::changed);
    }

    /** Klaviyo is shown a refresh token. */
    void presented(Life by, RefreshToken shown) {
        var token = world.klaviyo().token(shown);
        if (token == null) {
            violated("I8 " + by + " shows a token that Klaviyo never gave: " + shown.reveal());
        } else if (succeeded.contains(token)) {
            violated("I7 " + by + " shows " + token.value() + " although its successor was stored");
        }
    }

    /** A process got an answer to a refresh. */
    void answered(Life process, TokenResult result) {
        if (result instanceof TokenResult.Granted(TokenGrant grant) && grant.refreshToken() != null) {
            receivers
                    .computeIfAbsent(grant.refreshToken(), _ -> new ArrayList<>())
                    .add(process);
        }
    }

    /** Whether a process that lives still has got this token from Klaviyo, so that nothing excuses its loss. */
    boolean known(RefreshToken token) {
        return receivers.getOrDefault(token, List.of()).stream().anyMatch(Life::alive);
    }

    /** Whether this token stands, or stood, in the record of a client. */
    boolean stoodInARecord(RefreshToken token) {
        var known = world.klaviyo().token(token);
        return known != null && kept.contains(known);
    }

    /** A message was acknowledged that somebody received at that time. */
    void acknowledged(EventMessage message, Instant receivedAt) {
        if (!message.type().contains("klaviyo-connected")) {
            return;
        }
        var grant = world.store().peek(new DocumentPath("grants", message.orderingKey()));
        if (grant != null && waitsAsBefore(grant, receivedAt)) {
            violated("I11 acknowledged before its effect was durable: grant " + message.orderingKey());
        }
    }

    /** The refresh token that a client has now; absent when it has none. */
    @Nullable
    RefreshToken stored(ClientRecord client) {
        var sealed = client.oauth().refreshToken();
        if (sealed == null) {
            return null;
        }
        try {
            return world.vault().openRefreshToken(place(client), sealed);
        } catch (SealBrokenException _) {
            violated("I8 the stored token of " + client.clientId() + " does not open");
            return null;
        }
    }

    private static boolean waitsAsBefore(Document grant, Instant receivedAt) {
        return grant.text("status").orElse("").equals("WAITING")
                && grant.updateTime().isBefore(receivedAt);
    }

    private void changed(ClientRecord client) {
        var before = last.put(client.clientId(), client);
        if (before != null) {
            if (client.oauth().seq() < before.oauth().seq()
                    || client.oauth().generation() < before.oauth().generation()
                    || client.oauth().tokenVersion() < before.oauth().tokenVersion()) {
                violated("I5 " + client.clientId() + " went back from " + before.oauth() + " to " + client.oauth());
            }
            if (before.oauth().alive()) {
                verdict(client);
            }
            attempts.changed(before, client);
        }
        if (before == null || client.oauth().tokenVersion() != before.oauth().tokenVersion()) {
            remember(client);
        }
    }

    /** I9, at the moment at which people are told. */
    private void verdict(ClientRecord client) {
        var state = client.oauth().state();
        var stored = state.status() == ClientStatus.NEEDS_REAUTHORIZATION ? stored(client) : null;
        var token = stored == null ? null : world.klaviyo().token(stored);
        if (token == null || token.family().death() == Death.CUSTOMER) {
            return;
        }
        if (state == ConnectionState.NEEDS_REAUTHORIZATION
                || token.live(world.klaviyo().terms().mode())) {
            violated("I9 " + client + " is declared " + state.word() + " though its customer did not revoke it");
        }
    }

    private void remember(ClientRecord client) {
        var refreshToken = stored(client);
        var token = refreshToken == null ? null : world.klaviyo().token(refreshToken);
        if (token == null) {
            violated("I8 " + client + " holds no token that Klaviyo gave");
            return;
        }
        kept.add(token);
        for (var parent = token.parent(); parent != null; parent = parent.parent()) {
            succeeded.add(parent);
        }
    }

    private ClientRecord client(DocumentPath path) {
        var snapshot = new Snapshot(path, world.store().peek(path), world.time().instant());
        return ClientRecords.read(snapshot).orElseThrow();
    }

    private static TokenPlace place(ClientRecord client) {
        return new TokenPlace(
                client.clientId(), client.oauth().generation(), client.oauth().tokenVersion());
    }
}

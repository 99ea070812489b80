package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.disconnect.DisconnectClient;
import com.emailpilot.clients.disconnect.DisconnectOutcome;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.TokenRefreshRequested;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The gateway's disconnecting, as it is built, and its relay, which publishes what people did. */
final class Gateway implements Service {

    static final String NAME = "oauth-gateway";

    private final Build build;
    private @Nullable Running running;

    Gateway(Build build) {
        this.build = build;
    }

    private record Running(World world, Life life, DisconnectClient disconnectClient, EventPublisher publisher) {}

    @Override
    public void start(World world, Life life) {
        var documents = build.documents(new SimulatedDocuments(world.store(), world, life));
        var publisher = new SimulatedPublisher(world, life);
        var outbox = new Outbox(documents, world.codec(), NAME);
        var relay = new OutboxRelay(outbox, publisher);
        var random = world.split();
        var disconnectClient = new DisconnectClient(
                documents,
                outbox,
                relay::announce,
                new Conflicts(random),
                () -> HexFormat.of().toHexDigits(random.nextLong()));
        running = new Running(world, life, disconnectClient, publisher);
        new Relaying(world, life, relay::relay).start();
    }

    /**
     * Somebody asks for a client to be disconnected; nothing comes of it where the process dies meanwhile.
     *
     * @param generation of the connection that the person saw
     */
    void disconnect(String clientId, String user, long generation) {
        var now = running;
        if (now != null) {
            now.world()
                    .time()
                    .after(
                            now.world().fate().latency(),
                            now.life(),
                            () -> now.disconnectClient()
                                    .disconnect(clientId, user, generation)
                                    .flatMap(outcome -> hint(now, outcome))
                                    .onErrorComplete()
                                    .subscribe());
        }
    }

    private static Mono<Void> hint(Running now, DisconnectOutcome outcome) {
        if (!(outcome instanceof DisconnectOutcome.Disconnected(Read(ClientRecord client, Instant readTime)))) {
            return Mono.empty();
        }
        var hint =
                TokenRefreshRequested.ofClient(client.clientId(), client.oauth().tokenVersion(), readTime);
        return now.publisher().publish(now.world().codec().encode(hint, NAME, readTime, null));
    }
}

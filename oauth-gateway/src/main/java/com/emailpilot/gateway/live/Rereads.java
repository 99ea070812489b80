package com.emailpilot.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Reads a client again for each event, but never twice at a time: events that come meanwhile share the next read.
 *
 * <p>So what is told last is what was read last.
 */
final class Rereads {

    private final Function<String, Mono<Void>> read;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    Rereads(Function<String, Mono<Void>> read) {
        this.read = read;
    }

    /** Completes at once if somebody else reads this client already, and will look again. */
    Mono<Void> request(String clientId) {
        return Mono.defer(() -> asked.merge(clientId, 1, Integer::sum) == 1
                ? readUntilQuiet(clientId)
                        .doOnError(_ -> asked.remove(clientId))
                        .doOnCancel(() -> asked.remove(clientId))
                : Mono.empty());
    }

    private Mono<Void> readUntilQuiet(String clientId) {
        return Mono.defer(() -> {
            int seen = asked.getOrDefault(clientId, 0);
            return read.apply(clientId)
                    .then(Mono.defer(() -> quietSince(clientId, seen) ? Mono.empty() : readUntilQuiet(clientId)));
        });
    }

    private boolean quietSince(String clientId, int seen) {
        return asked.compute(clientId, (_, now) -> now == null || now == seen ? null : now) == null;
    }
}

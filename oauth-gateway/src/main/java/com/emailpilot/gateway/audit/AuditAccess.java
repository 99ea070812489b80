package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who may read which part of the trail: people that of their clients, ops all of it. */
final class AuditAccess {

    private static final String OPS = "OPS";

    private final FindClient findClient;
    private final ClientRows clients;

    AuditAccess(FindClient findClient, ClientRows clients) {
        this.findClient = findClient;
        this.clients = clients;
    }

    static boolean seesAll(SignedIn person) {
        return person.roles().contains(OPS);
    }

    /**
     * The rows that the person asked for, if they may see them.
     *
     * @param clientId whose trail; absent where the whole trail is asked
     */
    Mono<AuditFilter> filter(SignedIn person, @Nullable String clientId, Question question) {
        if (clientId != null) {
            return findClient.toSee(person.user(), clientId).map(_ -> question.filter(clientId));
        }
        return seesAll(person)
                ? Mono.fromSupplier(question::filter)
                : clients.names(person.user())
                        .map(names -> question.filter(null).among(wanted(names, question.client())));
    }

    /** Those that are named; all of them where none is. */
    private static Set<String> wanted(Map<String, String> names, @Nullable String client) {
        var text = client == null ? "" : client.strip().toLowerCase(Locale.ROOT);
        return names.entrySet().stream()
                .filter(named -> named.getKey().equals(text)
                        || named.getValue().toLowerCase(Locale.ROOT).contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

package com.emailpilot.clients;

import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The client records, {@code clients/{client_id}}. */
public final class ClientRecords {

    private static final String COLLECTION = "clients";
    private static final int PAGE = 300;

    private final Documents documents;

    public ClientRecords(Documents documents) {
        this.documents = documents;
    }

    /** Where the record of a client lives. */
    public static DocumentPath path(String clientId) {
        return new DocumentPath(COLLECTION, clientId);
    }

    /** The record of a client; empty when there is none. */
    public Mono<ClientRecord> find(String clientId) {
        return documents
                .read(path(clientId))
                .mapNotNull(snapshot -> read(snapshot).orElse(null));
    }

    /** What the server's clock shows. */
    public Mono<Instant> serverTime() {
        return documents.read(path("server-time")).map(Snapshot::readTime);
    }

    /** The record of a client with the server time of the read; empty when there is none. */
    public Mono<Read> read(String clientId) {
        return documents
                .read(path(clientId))
                .mapNotNull(snapshot -> read(snapshot)
                        .map(client -> new Read(client, snapshot.readTime()))
                        .orElse(null));
    }

    /**
     * The clients that a user owns or shares, the last changed first.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<ClientPage> page(String user, int size, DocumentQuery.@Nullable After after) {
        var query = new DocumentQuery(
                        COLLECTION,
                        List.of(new DocumentQuery.Contains("member_ids", user)),
                        new DocumentQuery.Order("updated_at", true),
                        after,
                        size)
                .only(ClientPage.fields());
        return documents.query(query).map(found -> pageOf(found.documents(), size));
    }

    /** All clients of a status, by their ids; as far as a list shows them. */
    public Flux<ClientRecord> ofStatus(ClientStatus status) {
        var query =
                DocumentQuery.where(COLLECTION, "status", status.word(), PAGE).only(ClientPage.fields());
        return documents
                .query(query)
                .map(Documents.Found::documents)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : documents
                                .query(query.startingAfter(new DocumentQuery.After(
                                        null, page.getLast().path().id())))
                                .map(Documents.Found::documents))
                .concatMapIterable(page -> page, 1)
                .map(ClientDocument::read);
    }

    /** The record that a version without an account index made for this Klaviyo account last; empty when there is none. */
    public Mono<ClientRecord> newestOfAccount(String accountId) {
        return documents
                .query(DocumentQuery.where(COLLECTION, "klaviyo.account_id", accountId, 50))
                .flatMapIterable(Documents.Found::documents)
                .map(ClientDocument::read)
                .reduce((one, other) -> other.updatedAt().isAfter(one.updatedAt()) ? other : one);
    }

    /**
     * The clients of a shard that are due by then, the most overdue first, in pages of at most {@code size}.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<DuePage> due(long shard, Instant until, int size, DocumentQuery.@Nullable After after) {
        var query = new DocumentQuery(
                        COLLECTION,
                        List.of(
                                new DocumentQuery.Equal("oauth.refresh_shard", shard),
                                new DocumentQuery.AtMost("oauth.next_refresh_at", until)),
                        new DocumentQuery.Order("oauth.next_refresh_at", false),
                        after,
                        size)
                .only(DuePage.fields());
        return documents.query(query).map(found -> DuePage.of(found, size));
    }

    /** The ids of all clients with a live connection. */
    public Flux<String> activeIds() {
        return activeIdsAfter(null);
    }

    /** The record that a read found; empty when it found none. */
    public static Optional<ClientRecord> read(Snapshot snapshot) {
        return snapshot.found().map(ClientDocument::read);
    }

    /**
     * A client as it was read.
     *
     * @param readTime server time of the read
     */
    public record Read(ClientRecord client, Instant readTime) {}

    private Flux<String> activeIdsAfter(DocumentQuery.@Nullable After after) {
        var query = DocumentQuery.where(COLLECTION, "status", ClientStatus.ACTIVE.word(), PAGE)
                .startingAfter(after);
        return documents.query(query).flatMapMany(found -> {
            var ids = found.documents().stream()
                    .map(document -> document.path().id())
                    .toList();
            var page = Flux.fromIterable(ids);
            return ids.size() < PAGE
                    ? page
                    : page.concatWith(activeIdsAfter(new DocumentQuery.After(null, ids.getLast())));
        });
    }

    private static ClientPage pageOf(List<Document> found, int size) {
        var last = found.size() < size ? null : found.getLast();
        var next = last == null
                ? null
                : new DocumentQuery.After(
                        last.time("updated_at").orElse(last.updateTime()),
                        last.path().id());
        return new ClientPage(found.stream().map(ClientDocument::read).toList(), next);
    }
}

package com.emailpilot.clients;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.spi.v1.FirestoreRpc;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * The store in Firestore, over the connection of Google's client.
 *
 * <p>It speaks the client's RPC surface because that alone shows the time of a commit; the module's README says more.
 */
final class FirestoreDocuments implements Documents {

    private static final Set<StatusCode.Code> CONFLICTS =
            Set.of(StatusCode.Code.ALREADY_EXISTS, StatusCode.Code.FAILED_PRECONDITION, StatusCode.Code.ABORTED);

    private static final Set<StatusCode.Code> UNAVAILABLE =
            Set.of(StatusCode.Code.UNAVAILABLE, StatusCode.Code.DEADLINE_EXCEEDED);

    private final FirestoreNames names;
    private final FirestoreWrites writes;
    private final FirestoreQueries queries;
    private final UnaryCallable<BatchGetDocumentsRequest, List<BatchGetDocumentsResponse>> batchGet;
    private final UnaryCallable<RunQueryRequest, List<RunQueryResponse>> runQuery;
    private final UnaryCallable<CommitRequest, CommitResponse> commit;

    FirestoreDocuments(Firestore firestore) {
        var rpc = (FirestoreRpc) firestore.getOptions().getRpc();
        names = FirestoreNames.of(firestore.getOptions());
        writes = new FirestoreWrites(names);
        queries = new FirestoreQueries(names);
        batchGet = rpc.batchGetDocumentsCallable().all();
        runQuery = rpc.runQueryCallable().all();
        commit = rpc.commitCallable();
    }

    @Override
    public Mono<Snapshot> read(DocumentPath path) {
        return readAll(List.of(path)).map(List::getFirst);
    }

    @Override
    public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
        if (paths.isEmpty()) {
            return Mono.just(List.of());
        }
        return FirestoreCalls.untilCancelled(
                        () -> batchGet.futureCall(documentsAt(paths), FirestoreCalls.WITHIN_5_SECONDS))
                .map(answers -> snapshots(paths, answers))
                .onErrorMap(ApiException.class, FirestoreDocuments::unavailableOr);
    }

    @Override
    public Mono<Found> query(DocumentQuery query) {
        return FirestoreCalls.untilCancelled(
                        () -> runQuery.futureCall(queries.request(query), FirestoreCalls.WITHIN_5_SECONDS))
                .map(this::found)
                .onErrorMap(ApiException.class, FirestoreDocuments::unavailableOr);
    }

    @Override
    public Mono<Instant> commit(List<Write> changes) {
        return FirestoreCalls.toTheEnd(
                        () -> commit.futureCall(writes.request(changes), FirestoreCalls.WITHIN_5_SECONDS))
                .map(answer -> FirestoreValues.instant(answer.getCommitTime()))
                .onErrorMap(ApiException.class, failure -> conflictOr(failure, changes));
    }

    private BatchGetDocumentsRequest documentsAt(List<DocumentPath> paths) {
        var request = BatchGetDocumentsRequest.newBuilder().setDatabase(names.database());
        paths.forEach(path -> request.addDocuments(names.name(path)));
        return request.build();
    }

    private List<Snapshot> snapshots(List<DocumentPath> paths, List<BatchGetDocumentsResponse> answers) {
        Map<DocumentPath, Document> found = new HashMap<>();
        for (var answer : answers) {
            if (answer.hasFound()) {
                var document = document(answer.getFound());
                found.put(document.path(), document);
            }
        }
        var readTime = latest(answers, answer -> FirestoreValues.instant(answer.getReadTime()));
        return paths.stream()
                .map(path -> new Snapshot(path, found.get(path), readTime))
                .toList();
    }

    private Found found(List<RunQueryResponse> answers) {
        var documents = answers.stream()
                .filter(RunQueryResponse::hasDocument)
                .map(answer -> document(answer.getDocument()))
                .toList();
        return new Found(documents, latest(answers, answer -> FirestoreValues.instant(answer.getReadTime())));
    }

    private Document document(com.google.firestore.v1.Document stored) {
        return new Document(
                names.path(stored.getName()),
                FirestoreValues.decode(stored.getFieldsMap()),
                FirestoreValues.instant(stored.getCreateTime()),
                FirestoreValues.instant(stored.getUpdateTime()));
    }

    /**
     * Read times within one answer may grow; what came earlier is then unchanged until the last of them.
     *
     * @see <a href="https://cloud.google.com/firestore/docs/reference/rpc/google.firestore.v1">read_time</a>
     */
    private static <T> Instant latest(List<T> answers, Function<T, Instant> readTime) {
        return answers.stream().map(readTime).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Throwable conflictOr(ApiException failure, List<Write> changes) {
        var code = failure.getStatusCode().getCode();
        if (!CONFLICTS.contains(code) && !isDocumentMissing(code, changes)) {
            return unavailableOr(failure);
        }
        return new ConflictException(changes.stream()
                .map(change -> change.path().toString())
                .collect(Collectors.joining(", ", code + " at ", "")));
    }

    private static Throwable unavailableOr(ApiException failure) {
        var code = failure.getStatusCode().getCode();
        return UNAVAILABLE.contains(code) ? new StoreUnavailableException("Firestore: " + code, failure) : failure;
    }

    /** Where nothing is updated, it is the database that was not found. */
    private static boolean isDocumentMissing(StatusCode.Code code, List<Write> changes) {
        return code == StatusCode.Code.NOT_FOUND && changes.stream().anyMatch(Write.Update.class::isInstance);
    }
}

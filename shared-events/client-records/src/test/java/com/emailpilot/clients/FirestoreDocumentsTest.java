package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.DeadlineExceededException;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

final class FirestoreDocumentsTest {

    private static final DocumentPath PATH = new DocumentPath("clients", "one");
    private static final Write CREATE =
            new Changes().set("token", "sealed-secret").create(PATH);
    private static final Write UPDATE =
            new Changes().set("token", "sealed-secret").update(PATH);

    @Test
    void sendsABatchInOneCallAndTellsItsTime() throws IOException {
        try (var firestore = new FakeFirestore(Status.OK)) {
            var commit = firestore.documents().commit(List.of(CREATE, UPDATE, new Write.Delete(PATH)));

            StepVerifier.create(commit).expectNext(FakeFirestore.COMMIT_TIME).verifyComplete();

            assertThat(firestore.commits())
                    .hasSize(1)
                    .first()
                    .satisfies(request -> assertThat(request.getWritesCount()).isEqualTo(3));
        }
    }

    @Test
    void sendsACommitAgainWhenTheServerIsUnavailable() throws IOException {
        try (var firestore = new FakeFirestore(Status.UNAVAILABLE, Status.UNAVAILABLE, Status.OK)) {
            var commit = firestore.documents().commit(List.of(CREATE));

            StepVerifier.create(commit).expectNext(FakeFirestore.COMMIT_TIME).verifyComplete();

            assertThat(firestore.commits()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_EXISTS", "FAILED_PRECONDITION", "ABORTED", "NOT_FOUND"})
    void givesAConflictOnAtOnce(Status.Code code) throws IOException {
        try (var firestore = new FakeFirestore(code.toStatus().withDescription("sealed-secret"))) {
            var commit = firestore.documents().commit(List.of(UPDATE));

            StepVerifier.create(commit)
                    .verifyErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(ConflictException.class)
                            .hasMessage(code + " at clients/one"));

            assertThat(firestore.commits()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "INTERNAL"})
    void givesOtherErrorsOnAtOnce(Status.Code code) throws IOException {
        try (var firestore = new FakeFirestore(code.toStatus())) {
            var commit = firestore.documents().commit(List.of(CREATE));

            StepVerifier.create(commit)
                    .verifyErrorSatisfies(error ->
                            assertThat(error).isInstanceOf(ApiException.class).hasMessageContaining(code.name()));

            assertThat(firestore.commits()).hasSize(1);
        }
    }

    @Test
    void givesUpACommitWithoutAnAnswer() throws IOException {
        try (var firestore = new FakeFirestore(Status.CANCELLED)) {
            var commit = firestore.documents().commit(List.of(CREATE));

            StepVerifier.create(commit)
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(StoreUnavailableException.class)
                            .hasCauseInstanceOf(DeadlineExceededException.class))
                    .verify(Duration.ofSeconds(10));

            assertThat(firestore.commits()).hasSize(1);
        }
    }
}

package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The store that a contract is about, and how its tests talk to it. Documents of other tests may lie beside theirs. */
interface StoreUnderTest {

    Documents documents();

    /** A path that no other test uses. */
    default DocumentPath somewhere() {
        return new DocumentPath("clients", unique());
    }

    /** A name that no other test uses. */
    default String unique() {
        return UUID.randomUUID().toString();
    }

    default Instant commit(Write... writes) {
        return answer(documents().commit(List.of(writes)));
    }

    default void conflicts(Write... writes) {
        StepVerifier.create(documents().commit(List.of(writes))).verifyError(ConflictException.class);
    }

    default Document stored(DocumentPath path) {
        return answer(documents().read(path)).found().orElseThrow();
    }

    default <T> T answer(Mono<T> call) {
        return call.blockOptional(Duration.ofSeconds(30)).orElseThrow();
    }
}

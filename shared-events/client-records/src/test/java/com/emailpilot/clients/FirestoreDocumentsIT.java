package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.google.cloud.firestore.Firestore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirestoreDocumentsIT implements DocumentsContract {

    private final Firestore firestore =
            TestFirestore.at(SharedEmulators.firestoreHost(), SharedEmulators.freshProjectId());
    private final Documents documents = new FirestoreDocuments(firestore);

    @Override
    public Documents documents() {
        return documents;
    }

    @AfterAll
    void close() throws Exception {
        firestore.close();
    }

    @Test
    void leavesOutForeignTypesAndKeepsThem() throws Exception {
        var path = somewhere();
        var foreign = firestore.document(path.toString());
        foreign.set(Map.of("score", 0.5, "n", 1)).get();

        commit(new Changes().set("n", 2).update(stored(path)));

        assertThat(stored(path).fields()).isEqualTo(Map.of("n", 2L));
        assertThat(foreign.get().get().getDouble("score")).isEqualTo(0.5);
    }

    @Test
    void goesOnOffTheNetworkThreads() {
        var thread = answer(documents
                .readAll(List.of(somewhere()))
                .map(_ -> Thread.currentThread().getName()));

        assertThat(thread).doesNotContain("ELG");
    }
}

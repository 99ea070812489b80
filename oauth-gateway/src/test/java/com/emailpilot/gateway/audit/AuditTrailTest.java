package com.emailpilot.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.InMemoryDocuments;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

final class AuditTrailTest {

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final AuditTrail unit = new AuditTrail(documents);
    private final AuditRow row = AuditRow.of("r1", Instant.EPOCH, AuditAction.REFRESH_REQUESTED, "ada@example.com")
            .about("c1");

    @Test
    void storesARow() {
        StepVerifier.create(unit.add(row)).verifyComplete();

        assertThat(documents.peek(AuditRow.path("r1"))).isNotNull();
    }

    @Test
    void standsInNobodysWayWhenTheStoreIsDown() {
        documents.goDown();

        StepVerifier.create(unit.add(row)).verifyComplete();
    }
}

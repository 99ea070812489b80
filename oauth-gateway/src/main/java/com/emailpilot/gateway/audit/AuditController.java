package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.gateway.signin.SignedIn;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/audit} and {@code GET /api/clients/{client_id}/audit}, as pages and as files with everything. */
@RestController
final class AuditController {

    private static final Logger log = LoggerFactory.getLogger(AuditController.class);
    private static final String OF_ALL = "/api/audit";
    private static final String OF_CLIENT = "/api/clients/{clientId}/audit";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AuditAccess access;
    private final AuditRows rows;

    AuditController(AuditAccess access, AuditRows rows) {
        this.access = access;
        this.rows = rows;
    }

    @GetMapping({OF_ALL, OF_CLIENT})
    Mono<AuditList> page(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable(required = false) @Nullable String clientId,
            Question question) {
        return access.filter(person, clientId, question)
                .doOnNext(_ -> question.requireNoFormat())
                .flatMap(wanted -> rows.page(wanted, question.size(), question.after()))
                .map(AuditList::of);
    }

    @GetMapping(
            path = {OF_ALL, OF_CLIENT},
            params = "format=csv")
    Mono<ResponseEntity<Flux<String>>> csv(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable(required = false) @Nullable String clientId,
            Question question) {
        return access.filter(person, clientId, question)
                .map(wanted -> file(
                        "audit.csv",
                        CSV,
                        all(person, wanted).map(AuditCsv::line).startWith(AuditCsv.HEADER)));
    }

    @GetMapping(
            path = {OF_ALL, OF_CLIENT},
            params = "format=json")
    Mono<ResponseEntity<Flux<AuditView>>> json(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable(required = false) @Nullable String clientId,
            Question question) {
        return access.filter(person, clientId, question)
                .map(wanted -> file(
                        "audit.json",
                        MediaType.APPLICATION_JSON,
                        all(person, wanted).map(AuditView::of)));
    }

    private Flux<AuditRow> all(SignedIn person, AuditFilter wanted) {
        return rows.all(wanted).doOnSubscribe(_ -> log.info("Audit trail exported: user={} {}", person.user(), wanted));
    }

    private static <T> ResponseEntity<Flux<T>> file(String name, MediaType type, Flux<T> content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}

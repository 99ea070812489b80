package com.emailpilot.operations.doctor;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.google.api.gax.rpc.FailedPreconditionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether every composite index that our queries need is there: each is asked for one document. */
record IndexesCheck(Documents documents) implements Check {

    private static final String FILE = "firestore.indexes.json";
    private static final String NOBODY = "doctor";

    @Override
    public String area() {
        return "indexes";
    }

    @Override
    public List<Diagnosis> look() {
        var indexes = indexes();
        var missing = indexes.stream()
                .filter(this::isMissing)
                .map(IndexesCheck::described)
                .toList();
        return missing.isEmpty()
                ? List.of(Diagnosis.ok(area(), "all %d answer".formatted(indexes.size())))
                : missing.stream()
                        .map(index -> Diagnosis.fail(
                                area(), index + " is missing or being built", "Apply infra/terraform, or wait."))
                        .toList();
    }

    private boolean isMissing(JsonNode index) {
        try {
            documents.query(query(index)).block();
            return false;
        } catch (FailedPreconditionException _) {
            return true;
        }
    }

    private static DocumentQuery query(JsonNode index) {
        var fields = fields(index);
        var last = fields.getLast();
        List<DocumentQuery.Filter> filters = new ArrayList<>();
        fields.subList(0, fields.size() - 1)
                .forEach(field -> filters.add(
                        field.has("arrayConfig")
                                ? new DocumentQuery.Contains(name(field), NOBODY)
                                : new DocumentQuery.Equal(name(field), NOBODY)));
        return new DocumentQuery(
                index.path("collectionGroup").asString(),
                filters,
                new DocumentQuery.Order(
                        name(last), last.path("order").asString().equals("DESCENDING")),
                null,
                1);
    }

    private static String described(JsonNode index) {
        return "index of %s over %s"
                .formatted(
                        index.path("collectionGroup").asString(),
                        fields(index).stream().map(IndexesCheck::name).toList());
    }

    private static List<JsonNode> fields(JsonNode index) {
        return StreamSupport.stream(index.path("fields").spliterator(), false).toList();
    }

    private static String name(JsonNode field) {
        return field.path("fieldPath").asString();
    }

    private static List<JsonNode> indexes() {
        try (InputStream file = Optional.ofNullable(IndexesCheck.class.getResourceAsStream(FILE))
                .orElseThrow(() -> new IllegalStateException(FILE + " is not in the jar; build it again"))) {
            return StreamSupport.stream(
                            JsonMapper.shared().readTree(file).path("indexes").spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

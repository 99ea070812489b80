package com.emailpilot.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fails a query that Firestore would refuse for want of an index; the emulator answers every query.
 *
 * <p>The indexes are those that are deployed: {@code infra/terraform/firestore.indexes.json}.
 */
public final class IndexedQueries {

    private static final String FILE = "infra/terraform/firestore.indexes.json";

    /** Small ones, and what ops walk through as a whole, by id. */
    private static final Set<String> WALKED_THROUGH =
            Set.of("audit", "clients", "token_escrow", "keysets", "known_keys", "seal_quarantine");

    private final List<Index> indexes;
    private final List<Exemption> exemptions;

    private IndexedQueries(JsonNode file) {
        indexes = all(file.path("indexes")).map(Index::of).toList();
        exemptions = all(file.path("fieldOverrides")).map(Exemption::of).toList();
    }

    /** Of this repository. */
    public static IndexedQueries ofRepository() {
        return new IndexedQueries(JsonMapper.shared().readTree(file().toFile()));
    }

    /** The file, found from the working directory upwards. */
    static Path file() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + FILE + " above the working directory"));
    }

    /** Fails with the reason unless the query starts with an equality and has its index. */
    public void check(DocumentQuery query) {
        if (query.filters().isEmpty() && query.order() == null && WALKED_THROUGH.contains(query.collection())) {
            return;
        }
        var equal = query.filters().stream()
                .filter(filter -> !(filter instanceof DocumentQuery.AtMost))
                .toList();
        if (equal.isEmpty() || query.filters().getFirst() instanceof DocumentQuery.AtMost) {
            throw new AssertionError("a query starts with an equality: " + described(query));
        }
        var order = query.order();
        var sortedBy = order == null ? null : order.field();
        if (query.filters().stream()
                .anyMatch(f -> f instanceof DocumentQuery.AtMost && !f.field().equals(sortedBy))) {
            throw new AssertionError("a query is sorted by the field that it limits: " + described(query));
        }
        var found = order == null ? haveOwnIndexes(query, equal) : haveIndexes(query, equal, order);
        if (!found) {
            throw new AssertionError("no index in " + FILE + " for " + described(query));
        }
    }

    private boolean haveOwnIndexes(DocumentQuery query, List<DocumentQuery.Filter> equal) {
        return equal.stream()
                .allMatch(filter -> exemptions.stream()
                        .noneMatch(exemption -> exemption.covers(query.collection(), filter.field())));
    }

    /** Firestore merges indexes that end in the same order. */
    private boolean haveIndexes(DocumentQuery query, List<DocumentQuery.Filter> equal, DocumentQuery.Order order) {
        var wanted = equal.stream().map(Field::of).toList();
        var served = new HashSet<Field>();
        indexes.stream()
                .filter(index -> index.collection().equals(query.collection()))
                .filter(index -> index.sortsBy(order) && wanted.containsAll(index.before()))
                .forEach(index -> served.addAll(index.before()));
        return served.containsAll(wanted);
    }

    private static String described(DocumentQuery query) {
        return query.collection() + query.filters().stream().map(Field::of).toList() + " by " + query.order();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private record Field(String path, String mode) {

        static Field of(DocumentQuery.Filter filter) {
            return new Field(filter.field(), filter instanceof DocumentQuery.Contains ? "CONTAINS" : "ASCENDING");
        }

        static Field of(JsonNode field) {
            var mode = field.has("arrayConfig") ? field.path("arrayConfig") : field.path("order");
            return new Field(field.path("fieldPath").asString(), mode.asString());
        }
    }

    private record Index(String collection, List<Field> fields) {

        static Index of(JsonNode index) {
            var fields = all(index.path("fields")).map(Field::of).toList();
            return new Index(index.path("collectionGroup").asString(), fields);
        }

        boolean sortsBy(DocumentQuery.Order order) {
            return fields.getLast().equals(new Field(order.field(), order.descending() ? "DESCENDING" : "ASCENDING"));
        }

        List<Field> before() {
            return fields.subList(0, fields.size() - 1);
        }
    }

    private record Exemption(String collection, String field) {

        static Exemption of(JsonNode override) {
            return new Exemption(
                    override.path("collectionGroup").asString(),
                    override.path("fieldPath").asString());
        }

        boolean covers(String queried, String path) {
            return collection.equals(queried) && (path.equals(field) || path.startsWith(field + "."));
        }
    }
}

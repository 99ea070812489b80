package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list of lists or segments, checked.
 *
 * @param cursor null for the first page
 * @param included relationships that carry data, which is empty here
 */
record ShelfQuery(
        SparseFields fields,
        Filter filter,
        Sorting sorting,
        @Nullable Cursor cursor,
        int size,
        Set<String> included) {

    private static final LocalDate PAGE_SIZE_SINCE = LocalDate.of(2026, 4, 15);
    private static final int LARGEST_PAGE = 10;
    private static final Set<String> INCLUDABLE = Set.of("tags", "flow-triggers");
    private static final Set<String> LIST_FIELDS = Set.of("id", "created", "name", "opt_in_process", "updated");
    private static final Set<String> SEGMENT_FIELDS = Set.of(
            "id",
            "created",
            "definition",
            "definition.condition_groups",
            "is_active",
            "is_processing",
            "is_starred",
            "name",
            "updated");

    ShelfQuery {
        included = Set.copyOf(included);
    }

    /** Hands the checked parameters on, or answers what is wrong with the first that is wrong. */
    static Answer checked(Shelf shelf, Reading reading, Function<ShelfQuery, Answer> read) {
        var query = reading.query();
        return SparseFields.parse(shelf.type(), fieldsOf(shelf), query).apply(fields -> {
            var filter = Filter.parse(shelf, query.first("filter").orElse(""));
            var sorting = Sorting.parse(query.first("sort").orElse("id"));
            var problem = filter.isEmpty()
                    ? Optional.of(Refusals.invalid("filter", "The filter is not understood."))
                    : sorting.isEmpty()
                            ? Optional.of(Refusals.invalid("sort", "Sort by id, name, created or updated."))
                            : pageProblem(query, reading.revision()).or(() -> includeProblem(query));
            return problem.orElseGet(() -> paged(fields, filter.get(), sorting.get(), query, read));
        });
    }

    private static Answer paged(
            SparseFields fields, Filter filter, Sorting sorting, Parameters query, Function<ShelfQuery, Answer> read) {
        var text = query.first("page[cursor]");
        var cursor = text.flatMap(encoded -> Cursor.decoded(encoded, sorting.field()));
        if (text.isPresent() && cursor.isEmpty()) {
            return Refusals.invalid("page[cursor]", "The cursor is not valid.");
        }
        return read.apply(new ShelfQuery(
                fields, filter, sorting, cursor.orElse(null), size(query).orElse(LARGEST_PAGE), included(query)));
    }

    private static Optional<Answer> pageProblem(Parameters query, LocalDate revision) {
        if (query.first("page[size]").isEmpty()) {
            return Optional.empty();
        }
        if (revision.isBefore(PAGE_SIZE_SINCE)) {
            return Optional.of(Refusals.invalid("page[size]", "page[size] is not a parameter of this revision."));
        }
        return size(query).isPresent()
                ? Optional.empty()
                : Optional.of(Refusals.invalid("page[size]", "page[size] must be between 1 and " + LARGEST_PAGE));
    }

    private static Optional<Answer> includeProblem(Parameters query) {
        return INCLUDABLE.containsAll(included(query))
                ? Optional.empty()
                : Optional.of(Refusals.invalid("include", "Only tags and flow-triggers can be included."));
    }

    private static Optional<Integer> size(Parameters query) {
        return query.first("page[size]")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(size -> size >= 1 && size <= LARGEST_PAGE);
    }

    private static Set<String> included(Parameters query) {
        return query.first("include")
                .map(text -> Set.copyOf(List.of(text.split(",", -1))))
                .orElse(Set.of());
    }

    private static Set<String> fieldsOf(Shelf shelf) {
        return switch (shelf) {
            case LISTS -> LIST_FIELDS;
            case SEGMENTS -> SEGMENT_FIELDS;
        };
    }
}

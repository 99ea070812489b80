package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The dead letters, {@code dead_letters/{id}}, as the provisioner parks them. */
public final class ParkedLetters {

    /** Where they lie. */
    public static final String COLLECTION = "dead_letters";

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[^/]{1,700}");
    private static final String TIME = "last_seen";

    private final Documents documents;

    public ParkedLetters(Documents documents) {
        this.documents = documents;
    }

    /**
     * Some letters, the last seen first.
     *
     * @param next where the next page starts; absent on the last page
     */
    public record Page(List<ParkedLetter> letters, @Nullable After next) {

        public Page {
            letters = List.copyOf(letters);
        }
    }

    /**
     * Some letters of a status, the last seen first.
     *
     * @param after where the page starts; absent for the first one
     */
    public Mono<Page> page(LetterStatus status, int size, @Nullable After after) {
        var query = new DocumentQuery(
                COLLECTION,
                List.of(new Equal("status", status.name())),
                new DocumentQuery.Order(TIME, true),
                after,
                size);
        return documents.query(query).map(found -> pageOf(found.documents(), size));
    }

    /** The letter of this id; empty where there is none. */
    public Mono<ParkedLetter> find(String id) {
        return Mono.just(id)
                .filter(ParkedLetters::isId)
                .flatMap(given -> documents.read(path(given)))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found()))
                .map(ParkedLetter::read);
    }

    /** Letters that wait and match, in no particular order; no more than a number. */
    Mono<List<ParkedLetter>> waiting(LetterFilter wanted, int most) {
        List<DocumentQuery.Filter> filters = new ArrayList<>();
        filters.add(new Equal("status", LetterStatus.PARKED.name()));
        if (wanted.reason() != null) {
            filters.add(new Equal("reason", wanted.reason()));
        }
        if (wanted.subscription() != null) {
            filters.add(new Equal("subscription", wanted.subscription()));
        }
        return documents
                .query(new DocumentQuery(COLLECTION, filters, null, null, most))
                .map(ParkedLetters::lettersOf);
    }

    /** Letters whose last order was given under this key, however they stand. */
    Mono<List<ParkedLetter>> ordered(String key, int most) {
        return documents
                .query(DocumentQuery.where(COLLECTION, "redrive.key", key, most))
                .map(ParkedLetters::lettersOf);
    }

    /** The letter and another document at one server time; empty where there is no such letter. */
    Mono<List<Snapshot>> with(String id, DocumentPath other) {
        return Mono.just(id)
                .filter(ParkedLetters::isId)
                .flatMap(given -> documents.readAll(List.of(path(given), other)))
                .filter(read -> read.getFirst().document() != null);
    }

    static DocumentPath path(String id) {
        return new DocumentPath(COLLECTION, id);
    }

    private static boolean isId(String given) {
        return ID.matcher(given).matches();
    }

    private static List<ParkedLetter> lettersOf(Documents.Found found) {
        return found.documents().stream().map(ParkedLetter::read).toList();
    }

    private static Page pageOf(List<Document> found, int size) {
        var last = found.size() < size ? null : found.getLast();
        var next = last == null
                ? null
                : new After(
                        last.time(TIME).orElse(last.updateTime()), last.path().id());
        return new Page(found.stream().map(ParkedLetter::read).toList(), next);
    }
}

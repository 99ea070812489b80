package com.emailpilot.gateway.operations;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.clients.DocumentQuery.Equal;
import com.emailpilot.clients.Documents;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The dead letters, {@code dead_letters/{id}}, as the provisioner parks them. */
final class ParkedLetters {

    static final String COLLECTION = "dead_letters";

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[^/]{1,700}");
    private static final String TIME = "last_seen";

    private final Documents documents;

    ParkedLetters(Documents documents) {
        this.documents = documents;
    }

    /**
     * Some letters, the last seen first.
     *
     * @param next where the next page starts; absent on the last page
     */
    record Page(List<ParkedLetter> letters, @Nullable After next) {

        Page {
            letters = List.copyOf(letters);
        }
    }

    Mono<Page> page(LetterStatus status, int size, @Nullable After after) {
        var query = new DocumentQuery(
                COLLECTION,
                List.of(new Equal("status", status.name())),
                new DocumentQuery.Order(TIME, true),
                after,
                size);
        return documents.query(query).map(found -> pageOf(found.documents(), size));
    }

    static DocumentPath path(String id) {
        return new DocumentPath(COLLECTION, id);
    }

    /** The letter of this id, else 404. */
    Mono<ParkedLetter> find(String id) {
        return Mono.just(id)
                .filter(given -> ID.matcher(given).matches())
                .flatMap(given -> documents.read(path(given)))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found()))
                .map(ParkedLetter::read)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
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

package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ArchivedEvent;
import com.emailpilot.clients.EventArchive;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Reads the archive of events. */
final class ReadEvents {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final EventArchive archive;

    ReadEvents(EventArchive archive) {
        this.archive = archive;
    }

    Mono<EventView.Page> page(EventQuestion question) {
        return Mono.defer(() -> archive.page(
                        question.filter(), PageSize.of(question.limit()), OpsCursor.read(question.cursor())))
                .map(page -> new EventView.Page(
                        page.events().stream().map(EventView::of).toList(), OpsCursor.write(page.next())));
    }

    /** The event of this id, else 404. */
    Mono<EventDetails> find(String id) {
        return NotHere.unless(
                (ID.matcher(id).matches() ? archive.find(id) : Mono.<ArchivedEvent>empty()).map(EventDetails::of));
    }
}

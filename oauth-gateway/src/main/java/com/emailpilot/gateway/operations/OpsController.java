package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.gateway.console.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/ops/…}: what happened, what is stuck, and how the system stands; only ops come here. */
@RestController
final class OpsController {

    private final ReadEvents readEvents;
    private final ParkedLetters letters;
    private final ShowStatus showStatus;

    OpsController(ReadEvents readEvents, ParkedLetters letters, ShowStatus showStatus) {
        this.readEvents = readEvents;
        this.letters = letters;
        this.showStatus = showStatus;
    }

    @GetMapping("/api/ops/status")
    Mono<SystemStatus> status() {
        return showStatus.now();
    }

    @GetMapping("/api/ops/events")
    Mono<EventView.Page> events(EventQuestion question) {
        return readEvents.page(question);
    }

    @GetMapping("/api/ops/events/{id}")
    Mono<EventDetails> event(@PathVariable String id) {
        return readEvents.find(id);
    }

    @GetMapping("/api/ops/dead-letters")
    Mono<LetterView.Page> deadLetters(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Mono.defer(() -> letters.page(statusOf(status), PageSize.of(limit), OpsCursor.read(cursor)))
                .map(LetterView.Page::of);
    }

    @GetMapping("/api/ops/dead-letters/{id}")
    Mono<LetterDetails> deadLetter(@PathVariable String id) {
        return NotHere.unless(letters.find(id)).map(LetterDetails::of);
    }

    /** Those that wait, where nothing else is asked for. */
    static LetterStatus statusOf(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return LetterStatus.PARKED;
        }
        try {
            return LetterStatus.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "unknown_status",
                    "Dead letters are parked, redriving or resolved. Ask for one of these.",
                    null);
        }
    }
}

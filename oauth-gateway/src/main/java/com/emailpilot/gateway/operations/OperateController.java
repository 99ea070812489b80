package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.DropLetter;
import com.emailpilot.clients.deadletters.RedriveLetter;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/ops/dead-letters/…}: what ops do about what is stuck. */
@RestController
final class OperateController {

    private static final Logger log = LoggerFactory.getLogger(OperateController.class);
    private static final int LONGEST_KEY = 200;

    private final RedriveLetter redriveLetter;
    private final DropLetter dropLetter;

    OperateController(RedriveLetter redriveLetter, DropLetter dropLetter) {
        this.redriveLetter = redriveLetter;
        this.dropLetter = dropLetter;
    }

    /**
     * @param force also where it was sent again often before
     */
    record Redriving(@Nullable Boolean force) {}

    /**
     * @param comment why it is given up
     */
    record Dropping(@Nullable String comment) {}

    @PostMapping("/api/ops/dead-letters/{id}/redrive")
    Mono<LetterView> redrive(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Redriving wanted) {
        var force = wanted != null && Boolean.TRUE.equals(wanted.force());
        return Mono.fromSupplier(() -> new RedriveOrder(checked(key), person.user(), force))
                .flatMap(order -> NotHere.unless(redriveLetter.redrive(id, order)))
                .doOnNext(letter -> log.info("Dead letter sent again: {} by={}", letter.id(), person.user()))
                .map(LetterView::of);
    }

    @PostMapping("/api/ops/dead-letters/{id}/drop")
    Mono<LetterView> drop(
            @AuthenticationPrincipal SignedIn person,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Dropping wanted) {
        var comment = wanted == null || wanted.comment() == null ? "" : wanted.comment();
        return NotHere.unless(dropLetter.drop(id, person.user(), comment))
                .doOnNext(letter -> log.info("Dead letter dropped: {} by={}", letter.id(), person.user()))
                .map(LetterView::of);
    }

    static String checked(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "idempotency_key_needed",
                    "Send a header Idempotency-Key of 1 to 200 characters: whoever repeats it repeats nothing.",
                    null);
        }
        return key.strip();
    }
}

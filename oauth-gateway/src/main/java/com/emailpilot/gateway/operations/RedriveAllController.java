package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.LetterFilter;
import com.emailpilot.clients.deadletters.RedriveLetters;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.gateway.signin.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/ops/dead-letters/redrive}: all that died for one reason, or their number with {@code dry_run}. */
@RestController
final class RedriveAllController {

    private static final Logger log = LoggerFactory.getLogger(RedriveAllController.class);

    private final RedriveLetters redriveLetters;

    RedriveAllController(RedriveLetters redriveLetters) {
        this.redriveLetters = redriveLetters;
    }

    /**
     * Which are meant: by their reason, their subscription, or both.
     *
     * @param force also those that were sent again often before
     * @param dryRun whether to count and send nothing
     */
    record Wanted(
            @Nullable String reason,
            @Nullable String subscription,
            @Nullable Boolean force,
            @Nullable Boolean dryRun) {

        LetterFilter filter() {
            return new LetterFilter(reason, subscription);
        }
    }

    /**
     * What would be sent.
     *
     * @param more whether there are more than one order takes
     */
    record Look(long count, boolean more, List<LetterView> sample) {

        Look {
            sample = List.copyOf(sample);
        }

        static Look of(RedriveLetters.Preview preview) {
            return new Look(
                    preview.count(),
                    preview.more(),
                    preview.sample().stream().map(LetterView::of).toList());
        }
    }

    @PostMapping("/api/ops/dead-letters/redrive")
    Mono<ResponseEntity<Object>> redrive(
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        if (Boolean.TRUE.equals(wanted.dryRun())) {
            return Mono.fromSupplier(wanted::filter)
                    .flatMap(redriveLetters::preview)
                    .map(preview -> ResponseEntity.<Object>ok(Look.of(preview)));
        }
        return Mono.fromSupplier(() -> new RedriveOrder(
                        OperateController.checked(key), person.user(), Boolean.TRUE.equals(wanted.force())))
                .flatMap(order -> redriveLetters.redrive(wanted.filter(), order))
                .doOnNext(done -> log.info("Dead letters sent again: {} of {}", done.sent(), done.expected()))
                .map(done -> ResponseEntity.<Object>ok(done));
    }
}

package com.emailpilot.gateway.operations;

import com.emailpilot.clients.replay.ReplayScope;
import com.emailpilot.clients.replay.Replays;
import com.emailpilot.clients.replay.StartReplay;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/ops/replays}: events of the archive are published again, or counted with {@code dry_run}. */
@RestController
final class ReplayController {

    private final StartReplay startReplay;
    private final Replays replays;

    ReplayController(StartReplay startReplay, Replays replays) {
        this.startReplay = startReplay;
        this.replays = replays;
    }

    /**
     * What is wanted; whatever is absent does not matter.
     *
     * @param eventId the one event that is wanted
     * @param from stored at the earliest, in ISO 8601; a day means its begin in UTC
     * @param to stored at the latest, in ISO 8601; a day means its end in UTC
     * @param target the one subscription that the events are for
     * @param dryRun whether to count and send nothing
     */
    record Wanted(
            @Nullable String eventId,
            @Nullable String type,
            @Nullable String clientId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String target,
            @Nullable Boolean dryRun) {

        ReplayScope.Wish wish() {
            return new ReplayWish(eventId, type, clientId, from, to, target).read();
        }
    }

    @PostMapping("/api/ops/replays")
    Mono<ResponseEntity<Object>> replay(
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        if (Boolean.TRUE.equals(wanted.dryRun())) {
            return Mono.fromSupplier(wanted::wish)
                    .flatMap(startReplay::preview)
                    .map(preview -> ResponseEntity.<Object>ok(ReplayLook.of(preview)));
        }
        return Mono.fromSupplier(() -> OperateController.checked(key))
                .flatMap(checked -> startReplay.start(wanted.wish(), person.user(), checked))
                .map(replay -> ResponseEntity.status(HttpStatus.ACCEPTED).<Object>body(ReplayView.of(replay)));
    }

    @GetMapping("/api/ops/replays/{id}")
    Mono<ReplayView> progress(@PathVariable String id) {
        return NotHere.unless(replays.find(id)).map(ReplayView::of);
    }
}

package com.emailpilot.gateway.operations;

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
     * @param dryRun whether to count and send nothing
     */
    record Wanted(
            @Nullable String type,
            @Nullable String clientId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String target,
            @Nullable Boolean dryRun) {

        ReplayScope.Wish wish() {
            return new ReplayScope.Wish(type, clientId, from, to, target);
        }
    }

    @PostMapping("/api/ops/replays")
    Mono<ResponseEntity<Object>> replay(
            @AuthenticationPrincipal SignedIn person,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        if (Boolean.TRUE.equals(wanted.dryRun())) {
            return startReplay.preview(wanted.wish()).map(preview -> ResponseEntity.<Object>ok(preview));
        }
        return Mono.fromSupplier(() -> OperateController.checked(key))
                .flatMap(checked -> startReplay.start(wanted.wish(), person.user(), checked))
                .map(replay -> ResponseEntity.status(HttpStatus.ACCEPTED).<Object>body(ReplayView.of(replay)));
    }

    @GetMapping("/api/ops/replays/{id}")
    Mono<ReplayView> progress(@PathVariable String id) {
        return replays.find(id).map(ReplayView::of);
    }
}

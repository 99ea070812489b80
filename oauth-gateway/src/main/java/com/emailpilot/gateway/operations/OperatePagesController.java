package com.emailpilot.gateway.operations;

import com.emailpilot.clients.deadletters.DropLetter;
import com.emailpilot.clients.deadletters.ParkedLetter;
import com.emailpilot.clients.deadletters.RedriveLetter;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The same operations as the forms of the pages send them; each leads back to the page of the dead letter. */
@Controller
final class OperatePagesController {

    private static final String LETTER = "/admin/ops/dead-letters/{id}";

    private final RedriveLetter redriveLetter;
    private final DropLetter dropLetter;

    OperatePagesController(RedriveLetter redriveLetter, DropLetter dropLetter) {
        this.redriveLetter = redriveLetter;
        this.dropLetter = dropLetter;
    }

    /**
     * @param key new with each page, so that two clicks are one order
     * @param force whether the box was ticked
     */
    record RedriveForm(@Nullable String key, @Nullable Boolean force) {}

    /**
     * @param comment why it is given up
     */
    record DropForm(@Nullable String comment) {}

    @PostMapping(path = LETTER + "/redrive", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Void>> redrive(
            @AuthenticationPrincipal SignedIn person, @PathVariable String id, RedriveForm form) {
        return Mono.fromSupplier(() -> new RedriveOrder(
                        OperateController.checked(form.key()), person.user(), Boolean.TRUE.equals(form.force())))
                .flatMap(order -> NotHere.unless(redriveLetter.redrive(id, order)))
                .map(letter -> backTo(letter, "redriven"));
    }

    @PostMapping(path = LETTER + "/drop", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Void>> drop(@AuthenticationPrincipal SignedIn person, @PathVariable String id, DropForm form) {
        return NotHere.unless(dropLetter.drop(id, person.user(), form.comment() == null ? "" : form.comment()))
                .map(letter -> backTo(letter, "dropped"));
    }

    private static ResponseEntity<Void> backTo(ParkedLetter letter, String done) {
        URI page = UriComponentsBuilder.fromPath(LETTER)
                .queryParam("done", done)
                .encode()
                .buildAndExpand(letter.id())
                .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }
}

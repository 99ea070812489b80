package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientPage;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.gateway.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/integrations/klaviyo/status}: the accounts of the signed-in user, at most the 1,000 last changed. */
@RestController
final class StatusController {

    private static final int PAGE = 200;
    private static final int PAGES = 5;

    private final ClientRecords records;

    StatusController(ClientRecords records) {
        this.records = records;
    }

    @GetMapping("/api/integrations/klaviyo/status")
    Mono<KlaviyoStatus> status(@AuthenticationPrincipal SignedIn signedIn) {
        return records.page(signedIn.user(), PAGE, null)
                .expand(page -> next(signedIn.user(), page))
                .take(PAGES)
                .flatMapIterable(ClientPage::clients)
                .collectList()
                .map(KlaviyoStatus::of);
    }

    private Mono<ClientPage> next(String user, ClientPage page) {
        return page.next() == null ? Mono.empty() : records.page(user, PAGE, page.next());
    }
}

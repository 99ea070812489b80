package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.clients.ListClients.Found;
import com.emailpilot.gateway.console.Notice;
import com.emailpilot.gateway.console.PageFrame;
import com.emailpilot.gateway.signin.LandingPages;
import com.emailpilot.gateway.signin.SignedIn;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /admin/clients}: the page with the list, whole or the part of it that the page itself asks for. */
@Controller
final class ListPageController {

    private static final String PART = "HX-Request";
    private static final int MOST_CHANGES = 50;
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final ListClients listClients;
    private final ShowChanges showChanges;
    private final PendingConnections pending;
    private final PageFrame frame;

    ListPageController(ListClients listClients, ShowChanges showChanges, PendingConnections pending, PageFrame frame) {
        this.listClients = listClients;
        this.showChanges = showChanges;
        this.pending = pending;
        this.frame = frame;
    }

    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(LandingPages.HOME))
                .build();
    }

    /** Takes what {@code GET /api/clients} takes; and how a flow ended, which the page says once. */
    @GetMapping(LandingPages.HOME)
    Mono<String> page(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange,
            Model model) {
        model.addAttribute("notice", Notice.ofLanding(parameters.getFirst("connected"), parameters.getFirst("error")));
        return show(signedIn, parameters, model).then(frame.around("clients", signedIn, exchange, model));
    }

    /** The list alone, filtered or sorted anew; after a cursor, only the next rows. */
    @GetMapping(path = LandingPages.HOME, headers = PART)
    Mono<String> part(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange,
            Model model) {
        var next = parameters.containsKey("cursor");
        return show(signedIn, parameters, model)
                .doOnNext(page -> {
                    if (!next) {
                        exchange.getResponse()
                                .getHeaders()
                                .set("HX-Replace-Url", page.address().toString());
                    }
                })
                .then(frame.around(next ? "parts/rows :: page" : "parts/list :: answer", signedIn, exchange, model));
    }

    /** The rows of some clients that changed, as far as they are in the list that the page shows. */
    @GetMapping(path = LandingPages.HOME + "/rows", headers = PART)
    Mono<String> rows(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange,
            Model model) {
        var query = ListQuery.of(parameters);
        return showChanges
                .of(signedIn.user(), query, ids(parameters.getOrDefault("id", List.of())))
                .doOnNext(found -> model.addAttribute(
                        "page",
                        ListPage.of(
                                new Found(found, List.of()),
                                signedIn.user(),
                                query,
                                ListAddress.of(parameters, query))))
                .then(frame.around("parts/list :: changes", signedIn, exchange, model));
    }

    /** The consents that wait for their clients. */
    @GetMapping(path = LandingPages.HOME + "/pending", headers = PART)
    Mono<String> pending(@AuthenticationPrincipal SignedIn signedIn, Model model) {
        return pending.of(signedIn.user())
                .collectList()
                .doOnNext(waiting -> model.addAttribute("pending", waiting))
                .thenReturn("parts/rows :: waiting");
    }

    private Mono<ListPage> show(SignedIn signedIn, MultiValueMap<String, String> parameters, Model model) {
        var query = ListQuery.of(parameters);
        return listClients
                .find(signedIn.user(), query)
                .map(found -> ListPage.of(found, signedIn.user(), query, ListAddress.of(parameters, query)))
                .doOnNext(page -> model.addAttribute("page", page))
                .doOnNext(page -> model.addAttribute("pending", page.pending()));
    }

    private static Set<String> ids(List<String> given) {
        if (given.size() > MOST_CHANGES) {
            throw Parameters.refused("id", "is there more than %d times".formatted(MOST_CHANGES));
        }
        if (!given.stream().allMatch(id -> CLIENT_ID.matcher(id).matches())) {
            throw Parameters.refused("id", "is no id of a client");
        }
        return new HashSet<>(given);
    }
}

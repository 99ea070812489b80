package com.emailpilot.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What went wrong inside a browser although the page may look right: errors, refused content, foreign hosts. */
final class Troubles {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final Set<String> WITHOUT_HOST = Set.of("data", "blob", "about");
    private static final String TELL_VIOLATIONS = """
            addEventListener("securitypolicyviolation",
                (event) => console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`));""";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> provoked = new CopyOnWriteArrayList<>();

    /** Begins to watch every page of this browser. */
    static Troubles in(BrowserContext context) {
        var troubles = new Troubles();
        context.addInitScript(TELL_VIOLATIONS);
        context.onConsoleMessage(troubles::note);
        context.onWebError(error -> troubles.seen.add("uncaught: " + error.error()));
        context.onRequest(troubles::note);
        context.onDialog(dialog -> {
            troubles.seen.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return troubles;
    }

    /** Lets troubles pass that say this, because the test provokes them. */
    void expect(String part) {
        provoked.add(part);
    }

    List<String> all() {
        return List.copyOf(seen);
    }

    List<String> unexpected() {
        return seen.stream()
                .filter(trouble -> provoked.stream().noneMatch(trouble::contains))
                .toList();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            seen.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void note(Request request) {
        var address = URI.create(request.url());
        if (!WITHOUT_HOST.contains(address.getScheme()) && !THIS_MACHINE.contains(address.getHost())) {
            seen.add("foreign host: " + request.url());
        }
    }
}

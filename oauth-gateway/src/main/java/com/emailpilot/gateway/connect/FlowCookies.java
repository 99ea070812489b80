package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.HostCookies;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** One cookie per flow, so that several tabs do not mix; at most four, the oldest goes first. */
final class FlowCookies {

    private static final int MOST = 4;
    private static final String FLOW = "flow-";

    private final HostCookies hostCookies;

    FlowCookies(HostCookies hostCookies) {
        this.hostCookies = hostCookies;
    }

    void add(ServerHttpRequest request, ServerHttpResponse response, Flow flow, String sealed) {
        oldestBeyond(request).forEach(hash -> remove(response, hash));
        var value = flow.created().getEpochSecond() + "." + sealed;
        response.addCookie(cookie(flow.stateHash(), value, Flow.LIFETIME));
    }

    /** What was sealed for this state; empty text when the browser holds no such flow. */
    String sealed(ServerHttpRequest request, String stateHash) {
        var cookie = request.getCookies().getFirst(hostCookies.name(shortName(stateHash)));
        return cookie == null
                ? ""
                : cookie.getValue().substring(cookie.getValue().indexOf('.') + 1);
    }

    void remove(ServerHttpResponse response, String stateHash) {
        response.addCookie(cookie(stateHash, "", Duration.ZERO));
    }

    private List<String> oldestBeyond(ServerHttpRequest request) {
        var prefix = hostCookies.name(FLOW);
        var flows = request.getCookies().values().stream()
                .flatMap(List::stream)
                .filter(cookie -> cookie.getName().startsWith(prefix))
                .sorted(Comparator.comparing(FlowCookies::created).reversed())
                .map(cookie -> cookie.getName().substring(prefix.length()))
                .filter(hash -> hash.length() == Hash.ABBREVIATED)
                .distinct()
                .toList();
        return flows.size() < MOST ? List.of() : flows.subList(MOST - 1, flows.size());
    }

    private static String created(HttpCookie cookie) {
        return cookie.getValue().substring(0, Math.max(0, cookie.getValue().indexOf('.')));
    }

    private static String shortName(String stateHash) {
        return FLOW + Hash.abbreviated(stateHash);
    }

    private ResponseCookie cookie(String stateHash, String value, Duration maxAge) {
        return hostCookies.cookie(shortName(stateHash), value).maxAge(maxAge).build();
    }
}

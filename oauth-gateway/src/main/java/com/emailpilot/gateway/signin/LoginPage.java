package com.emailpilot.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriUtils;

/** The address of the login, which says why one is there and leads back to where one wanted to be. */
final class LoginPage {

    static final String PATH = "/login";
    private static final String PROBLEM = "problem";
    static final String RETURN = "return";

    private LoginPage() {}

    /** For somebody who asked for a page: leads back there, if it is one of ours. */
    static URI before(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        var path = request.getPath().value();
        return address(null, query == null ? path : path + "?" + query);
    }

    /** For somebody whose form was not good enough: still leads to where they wanted to be. */
    static URI again(String problem, ServerHttpRequest request) {
        return address(problem, request.getQueryParams().getFirst(RETURN));
    }

    private static URI address(@Nullable String problem, @Nullable String wanted) {
        var why = Stream.ofNullable(problem).map(word -> PROBLEM + "=" + word);
        var whereTo = LandingPages.of(wanted).stream().map(page -> RETURN + "=" + encoded(page));
        var query = Stream.concat(why, whereTo).collect(joining("&"));
        return URI.create(query.isEmpty() ? PATH : PATH + "?" + query);
    }

    /** A plus sign would be read as a blank. */
    private static String encoded(String page) {
        return UriUtils.encodeQueryParam(page, UTF_8).replace("+", "%2B");
    }
}

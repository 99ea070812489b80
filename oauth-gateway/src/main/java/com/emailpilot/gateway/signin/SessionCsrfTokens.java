package com.emailpilot.gateway.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Anti-forgery tokens in the cookie {@code XSRF-TOKEN}, which scripts of the page read and send back.
 *
 * <p>Once signed in the token follows from the session, so a cookie that somebody planted is worth nothing; before that,
 * it is random.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP</a>
 */
final class SessionCsrfTokens implements ServerCsrfTokenRepository {

    static final String COOKIE = "XSRF-TOKEN";
    private static final String HEADER = "X-XSRF-TOKEN";
    private static final String PARAMETER = "_csrf";
    private static final int TOKEN_LENGTH = 43;

    private final SealedSessions sessions;
    private final HostCookies cookies;
    private final StringKeyGenerator randomTokens;

    SessionCsrfTokens(SealedSessions sessions, HostCookies cookies, StringKeyGenerator randomTokens) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.randomTokens = randomTokens;
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return Mono.defer(() -> Mono.justOrEmpty(cookie(exchange)
                .filter(value -> ofSession(exchange).map(value::equals).orElse(true))
                .map(SessionCsrfTokens::token)));
    }

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> token(ofSession(exchange).orElseGet(randomTokens::generateKey)));
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return Mono.fromRunnable(() -> {
            if (token != null) {
                var cookie = ResponseCookie.from(COOKIE, token.getToken())
                        .path("/")
                        .secure(cookies.secure())
                        .sameSite("Strict")
                        .build();
                exchange.getResponse().getCookies().set(COOKIE, cookie);
            }
        });
    }

    private static Optional<String> cookie(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(COOKIE))
                .map(cookie -> cookie.getValue())
                .filter(value -> value.length() == TOKEN_LENGTH);
    }

    private Optional<String> ofSession(ServerWebExchange exchange) {
        return sessions.session(exchange)
                .map(session -> derived(session.signedIn().sessionId()));
    }

    private static String derived(String sessionId) {
        var hash = Hashing.sha256().hashString("csrf|" + sessionId, UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.asBytes());
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }
}

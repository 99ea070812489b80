package com.emailpilot.gateway.console;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Ends a request with a reason that a program can tell from others, and a sentence for the person who waits. */
public final class Refusal extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;
    private final @Nullable Duration retryAfter;
    private final @Nullable String exactly;
    private final transient @Nullable List<String> errors; // no refusal is ever serialized

    /**
     * @param code a fixed word
     * @param sentence what happened, and what to do next; nothing secret
     * @param retryAfter when to come back; absent where coming back changes nothing
     */
    public Refusal(HttpStatus status, String code, String sentence, @Nullable Duration retryAfter) {
        this(status, code, sentence, retryAfter, null, null);
    }

    private Refusal(
            HttpStatus status,
            String code,
            String sentence,
            @Nullable Duration retryAfter,
            @Nullable String exactly,
            @Nullable List<String> errors) {
        super(status, code);
        this.code = code;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
        this.exactly = exactly;
        this.errors = errors;
    }

    /** The same with a fixed word that is more exact than its code. */
    public Refusal because(String reason) {
        return new Refusal(HttpStatus.valueOf(getStatusCode().value()), code, sentence, retryAfter, reason, errors);
    }

    /** The same with what is wrong, one by one; each is a sentence for a person. */
    public Refusal naming(List<String> flaws) {
        return new Refusal(
                HttpStatus.valueOf(getStatusCode().value()), code, sentence, retryAfter, exactly, List.copyOf(flaws));
    }

    /** What a program is told of it. */
    Problem problem(HttpStatus status, String traceId) {
        return new Problem(
                "about:blank", status.getReasonPhrase(), status.value(), code, exactly, sentence, errors, traceId);
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return headers;
    }
}

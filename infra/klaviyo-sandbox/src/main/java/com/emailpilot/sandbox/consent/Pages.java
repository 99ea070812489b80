package com.emailpilot.sandbox.consent;

import com.emailpilot.sandbox.http.Answer;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fills the templates; everything is escaped. No page has a script, and none may be framed or kept. */
final class Pages {

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    Answer page(int status, String name, Map<String, Object> content) {
        return page(status, name, content, "'self'");
    }

    /** @param formTargets where the page's form may lead, redirects included: browsers check those as well */
    Answer page(int status, String name, Map<String, Object> content, String formTargets) {
        var inner = template(name).execute(content);
        var frame = new LinkedHashMap<String, Object>(content);
        frame.put("content", inner);
        return Answer.html(status, template("frame").execute(frame))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
                                + "frame-ancestors 'none'; form-action " + formTargets)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    Answer asset(String name, String contentType) {
        return Answer.of(200, contentType, text(name)).with("X-Content-Type-Options", "nosniff");
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, _ -> Mustache.compiler().compile(text(name + ".mustache")));
    }

    private static String text(String name) {
        try (var in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

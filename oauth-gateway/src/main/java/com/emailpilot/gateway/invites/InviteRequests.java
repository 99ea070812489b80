package com.emailpilot.gateway.invites;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.gateway.console.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads whom a request invites; refuses what it cannot read as a whole, and says what is wrong with which line. */
final class InviteRequests {

    private static final int MOST_BYTES = 256 * 1024;

    private final JsonMapper json;

    InviteRequests(JsonMapper json) {
        this.json = json;
    }

    /** {@code {"invites": [{"name": …, "email": …}]}}, or {@code {"client_id": …, "email": …}} to reconnect one client. */
    record Wanted(
            @Nullable List<@Nullable Entry> invites,
            @Nullable String clientId,
            @Nullable String email) {}

    record Entry(@Nullable String name, @Nullable String email) {}

    Mono<Wanted> json(Flux<DataBuffer> body) {
        return text(body).map(this::wanted);
    }

    Mono<List<NewInvite>> csv(Flux<DataBuffer> body) {
        return text(body).map(text -> accepted(InviteCsv.read(text)));
    }

    /** Entries count like lines. */
    List<NewInvite> listed(List<@Nullable Entry> entries) {
        var lines = new InviteLines();
        for (int number = 1; number <= entries.size(); number++) {
            var entry = Optional.ofNullable(entries.get(number - 1));
            lines.add(
                    number,
                    InvitePolicy.normalized(
                            entry.map(Entry::name).orElse(""),
                            entry.map(Entry::email).orElse(null)));
        }
        return accepted(lines);
    }

    /** The one who is to reconnect a client, which may be called anything. */
    static NewInvite named(String clientName, @Nullable String email) {
        var wanted = InvitePolicy.normalized(clientName, email);
        if (InvitePolicy.flawOfAddress(wanted.email()).isPresent()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_email",
                    "That is no e-mail address. Correct it, or leave it out.",
                    null);
        }
        return wanted;
    }

    private static List<NewInvite> accepted(InviteLines lines) {
        var flaws = lines.flaws();
        if (flaws.isEmpty()) {
            return lines.invites();
        }
        throw new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "invalid_lines",
                        "Nobody was invited, because of what is written below. Correct it and send the list again.",
                        null)
                .naming(flaws);
    }

    private Wanted wanted(String text) {
        try {
            return json.readValue(text, Wanted.class);
        } catch (JacksonException _) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_json",
                    "Send {\"invites\": [{\"name\": …, \"email\": …}]}, or {\"client_id\": …} to reconnect a client.",
                    null);
        }
    }

    private static Mono<String> text(Flux<DataBuffer> body) {
        return body.map(InviteRequests::bytes)
                .reduceWith(ByteArrayOutputStream::new, InviteRequests::append)
                .map(content -> content.toString(UTF_8));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ByteArrayOutputStream append(ByteArrayOutputStream content, byte[] more) {
        if (content.size() + more.length > MOST_BYTES) {
            throw tooLarge();
        }
        content.writeBytes(more);
        return content;
    }

    private static Refusal tooLarge() {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "too_large",
                "The list is too large. Send %d clients at most, and nothing but names and e-mail addresses."
                        .formatted(InvitePolicy.MOST),
                null);
    }
}

package com.emailpilot.operations.doctor;

import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.operations.system.SystemSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether Klaviyo answers, in the revision of its API that we speak, and whether our clocks agree.
 *
 * @see <a href="https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy">revisions</a>
 */
record KlaviyoCheck(SystemSettings settings, Clock clock) implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TOLERATED = Duration.ofSeconds(5);
    private static final long YEARS_UNTIL_RETIRED = 2;
    private static final long WARNED_DAYS = 90;

    @Override
    public String area() {
        return "klaviyo";
    }

    @Override
    public List<Diagnosis> look() {
        var api = URI.create(settings.find("KLAVIYO_API_URL").orElse("https://a.klaviyo.com"));
        List<Diagnosis> found = new ArrayList<>();
        found.add(revision());
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request(api), HttpResponse.BodyHandlers.discarding());
            found.add(reached(api, answer.statusCode()));
            answer.headers().firstValue("Date").map(this::skew).ifPresent(found::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(api.getHost() + " cannot be reached", e);
        }
        return found;
    }

    /** Nobody's token: Klaviyo refuses it, and has answered. */
    private static HttpRequest request(URI api) {
        return HttpRequest.newBuilder(api.resolve("/api/accounts"))
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.api+json")
                .header("revision", KlaviyoHttp.REVISION)
                .GET()
                .build();
    }

    private Diagnosis reached(URI api, int status) {
        if (status == 410) {
            return Diagnosis.fail(area(), "revision " + KlaviyoHttp.REVISION + " is retired", "Update EmailPilot.");
        }
        return status >= 500 || status == 429
                ? Diagnosis.warn(
                        area(),
                        "%s answers %d".formatted(api.getHost(), status),
                        "Klaviyo has trouble: tokens stay valid, and everything is tried again by itself.")
                : Diagnosis.ok(area(), "%s answers".formatted(api.getHost()));
    }

    private Diagnosis revision() {
        var retired = LocalDate.parse(KlaviyoHttp.REVISION).plusYears(YEARS_UNTIL_RETIRED);
        var sentence = "speaks revision %s, retired from %s on".formatted(KlaviyoHttp.REVISION, retired);
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(WARNED_DAYS)
                        .isAfter(retired)
                ? Diagnosis.warn("revision", sentence, "Update EmailPilot before then.")
                : Diagnosis.ok("revision", sentence);
    }

    private Diagnosis skew(String date) {
        var theirs =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        var skew = Duration.between(clock.instant(), theirs).abs();
        return skew.compareTo(TOLERATED) > 0
                ? Diagnosis.warn(
                        "clock",
                        "this machine is %d s off Klaviyo's clock".formatted(skew.toSeconds()),
                        "Set the clock (NTP).")
                : Diagnosis.ok("clock", "agrees with Klaviyo's");
    }
}

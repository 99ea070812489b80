package com.emailpilot.system.flow;

import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps;
import com.emailpilot.system.scenario.ConnectedClient;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A customer takes its leave at Klaviyo, and the owner of the client looks at no page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToldByMailIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SystemUnderTest system;

    @BeforeAll
    void start() {
        mails.start();
        system = SystemUnderTest.startWithGateway(Map.of(
                "EMAILPILOT_NOTIFICATION_MAIL_FROM", "emailpilot@example.com",
                "EMAILPILOT_NOTIFICATION_GATHERING", "1s",
                "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", Integer.toString(mails.getSmtp().getPort())));
    }

    @AfterAll
    void stop() {
        try {
            new Invariants(system).hold();
        } finally {
            system.close();
            mails.stop();
        }
    }

    @Test
    void getsOneMailThatLeadsToTheClient() throws IOException, InterruptedException, MessagingException {
        var gone = ConnectedClient.of(system);
        var goneLater = ConnectedClient.of(system);

        leave(gone);
        await().atMost(SOON).until(() -> !mailsAbout(gone).isEmpty());
        system.topics()
                .publish(
                        "client-events",
                        verdictOn(gone).map(TopicTaps.Tapped::message).toList());
        leave(goneLater);
        await().atMost(SOON).until(() -> !mailsAbout(goneLater).isEmpty());

        var mail = mailsAbout(gone).getFirst();
        assertThat(mailsAbout(gone)).hasSize(1);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("admin@example.com");
        assertThat(text(mail)).contains("Klaviyo says that the permission is over");
        var link = link(mail);
        assertThat(anonymously(link)).isEqualTo("/login?return=/admin/clients/" + gone.id());
        assertThat(system.admin().get(link.getPath()).body()).contains(gone.account());
    }

    private void leave(ConnectedClient client) {
        system.sandbox().uninstall(client.account());
        client.makeDue();
        client.sweepUntil(document -> document.text("status").equals("needs_reauthorization"));
    }

    /** The refresher's event, as it went by. */
    private Stream<TopicTaps.Tapped> verdictOn(ConnectedClient client) {
        await().atMost(PATIENCE)
                .until(() -> !system.taps()
                        .messages("reauthorization-required", client.account())
                        .isEmpty());
        return system.taps().messages("reauthorization-required", client.account()).stream();
    }

    private List<MimeMessage> mailsAbout(ConnectedClient client) {
        return Arrays.stream(mails.getReceivedMessages())
                .filter(mail -> text(mail).contains(client.id()))
                .toList();
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("The mail cannot be read", e);
        }
    }

    private static URI link(MimeMessage mail) {
        var link = LINK.matcher(text(mail));
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    /** Where somebody is sent who follows a link without being signed in. */
    private static String anonymously(URI link) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
    }
}

package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.MovableClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The real sender and a real SMTP server. */
@NullUnmarked
final class MailChannelTest {

    private static final String OWNER = "admin@example.com";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.getJavaMailProperties().put("mail.smtp.timeout", "2000");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void writesToTheOwner() throws MessagingException, IOException {
        var told = tell(TestLetters.to(OWNER, "Zoë's Shop"));

        var mail = server.getReceivedMessages()[0];
        assertThat(told).isEqualTo(new Told.Delivered());
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(OWNER);
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("emailpilot@example.com");
        assertThat(mail.getSubject()).isEqualTo("Please reconnect Zoë's Shop to Klaviyo");
        assertThat(mail.getMessageID()).isEqualTo("<c1_1_7@example.com>");
        assertThat(mail.getContentType()).startsWithIgnoringCase("text/plain");
        assertThat(mail.getContent().toString()).contains("https://pilot.example/admin/clients/c1");
    }

    @Test
    void letsNoNameAddAHeader() throws MessagingException {
        tell(TestLetters.to(OWNER, "Shop\r\nBcc: second@example.com\r\n\r\nhello"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(tell(TestLetters.to("admin@example.com\r\nRCPT TO:<second@example.com>", "Shop")))
                .isEqualTo(new Told.Refused("no_address"));
        assertThat(tell(TestLetters.to("admin@example.com,second@example.com", "Shop")))
                .isEqualTo(new Told.Refused("no_address"));
        assertThat(tell(TestLetters.to("admin", "Shop"))).isEqualTo(new Told.Refused("no_address"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void isUnreachableWhileTheServerIsDown() {
        server.stop();

        var told = tell(TestLetters.to(OWNER, "Shop"));

        assertThat(told).isEqualTo(new Told.Unreachable("not_sent"));
    }

    @Test
    void isUnreachableWhereTheServerWantsAnotherPassword() {
        server.setUser("relay", "right");
        server.getManagers().getUserManager().setAuthRequired(true);
        sender.setUsername("relay");
        sender.setPassword("wrong");

        var told = tell(TestLetters.to(OWNER, "Shop"));

        assertThat(told).isEqualTo(new Told.Unreachable("login_refused"));
    }

    @Test
    void sendsNothingInTheClearWhereThatIsForbidden() {
        sender.getJavaMailProperties().put("mail.smtp.starttls.required", "true");

        var told = tell(TestLetters.to(OWNER, "Shop"));

        assertThat(told).isEqualTo(new Told.Unreachable("not_sent"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private Told tell(Letter letter) {
        try {
            var from = MailAddress.parse("emailpilot@example.com");
            return new MailChannel(sender, from, new MovableClock())
                    .tell(letter)
                    .block(Duration.ofSeconds(20));
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }
}

package com.emailpilot.gateway.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes to the owner by SMTP. */
final class MailChannel implements Channel {

    static final String WORD = "mail";

    private final JavaMailSender sender;
    private final InternetAddress from;
    private final Clock clock;

    MailChannel(JavaMailSender sender, InternetAddress from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public String word() {
        return WORD;
    }

    /** Sending blocks, for as long as the time-outs of {@code spring.mail.properties} allow. */
    @Override
    public Mono<Told> tell(Letter letter) {
        return Mono.fromCallable(() -> send(letter)).subscribeOn(Schedulers.boundedElastic());
    }

    private Told send(Letter letter) {
        try {
            sender.send(written(letter));
            return new Told.Delivered();
        } catch (AddressException _) {
            return new Told.Refused("no_address");
        } catch (MailAuthenticationException _) {
            return new Told.Unreachable("login_refused");
        } catch (MailSendException e) {
            return isAddressRefused(e) ? new Told.Refused("address_refused") : new Told.Unreachable("not_sent");
        } catch (MailException | MessagingException e) {
            return new Told.Unreachable(e.getClass().getSimpleName());
        }
    }

    /** The id of the letter makes the message's, so that a mail system can see that it has it already. */
    private MimeMessage written(Letter letter) throws MessagingException {
        var message = sender.createMimeMessage();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, MailAddress.parse(letter.owner()));
        message.setSubject(Wording.subject(letter), StandardCharsets.UTF_8.name());
        message.setText(Wording.text(letter), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", "<" + letter.id() + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    /** Whether the server will have nobody by that name; one that is only busy names no address invalid. */
    private static boolean isAddressRefused(MailSendException failure) {
        return Arrays.stream(failure.getMessageExceptions())
                .anyMatch(each -> each instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }
}

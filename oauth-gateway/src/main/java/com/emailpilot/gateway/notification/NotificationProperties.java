package com.emailpilot.gateway.notification;

import com.emailpilot.startup.InvalidSettingException;
import com.emailpilot.startup.WebAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How owners are told; nothing set tells nobody.
 *
 * @param gathering {@code EMAILPILOT_NOTIFICATION_GATHERING}: how long the first waits for others of the same owner
 */
@ConfigurationProperties("emailpilot.notification")
record NotificationProperties(
        @DefaultValue Mail mail,
        @DefaultValue Webhook webhook,
        @DefaultValue("60s") Duration gathering) {

    private static final Duration LONGEST = Duration.ofHours(1);

    NotificationProperties {
        if (gathering.isNegative() || gathering.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException("EMAILPILOT_NOTIFICATION_GATHERING", "must be between 0 s and 1 hour");
        }
    }

    /**
     * By mail, through the server of {@code spring.mail}.
     *
     * @param from {@code EMAILPILOT_NOTIFICATION_MAIL_FROM}; blank for no mail
     */
    record Mail(@DefaultValue("") String from) {

        private static final String FROM = "EMAILPILOT_NOTIFICATION_MAIL_FROM";

        Mail {
            sender(from);
        }

        Optional<InternetAddress> sender() {
            return sender(from);
        }

        private static Optional<InternetAddress> sender(String from) {
            try {
                return from.isBlank() ? Optional.empty() : Optional.of(MailAddress.parse(from.strip()));
            } catch (AddressException _) {
                throw new InvalidSettingException(FROM, "must be one e-mail address, such as emailpilot@example.com");
            }
        }
    }

    /**
     * By a request to an address of the operator.
     *
     * @param url {@code EMAILPILOT_NOTIFICATION_WEBHOOK_URL}; blank for none. A text, since it may hold a secret
     * @param secret {@code EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET}, with which requests are signed
     */
    record Webhook(
            @DefaultValue("") String url, @DefaultValue("") String secret) {

        private static final String URL = "EMAILPILOT_NOTIFICATION_WEBHOOK_URL";
        private static final String SECRET = "EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET";
        private static final String PREFIX = "whsec_";
        private static final int LEAST_BYTES = 24;

        Webhook {
            if (!url.isBlank()) {
                address(url);
                signer(secret);
            } else if (!secret.isBlank()) {
                throw new InvalidSettingException(URL, "is missing: " + SECRET + " alone tells nobody");
            }
        }

        Optional<URI> address() {
            return url.isBlank() ? Optional.empty() : Optional.of(address(url));
        }

        WebhookSigner signer() {
            return signer(secret);
        }

        @Override
        public String toString() {
            return "Webhook[set=" + !url.isBlank() + "]";
        }

        private static URI address(String url) {
            try {
                return WebAddress.require(URL, URI.create(url.strip()));
            } catch (IllegalArgumentException _) {
                throw new InvalidSettingException(URL, "is no address: an https URL is needed");
            }
        }

        private static WebhookSigner signer(String secret) {
            var text = secret.strip();
            try {
                var bytes =
                        Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
                if (bytes.length >= LEAST_BYTES) {
                    return new WebhookSigner(bytes);
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            throw new InvalidSettingException(
                    SECRET, "must be at least 24 random bytes in base64: make one by openssl rand -base64 32");
        }
    }
}

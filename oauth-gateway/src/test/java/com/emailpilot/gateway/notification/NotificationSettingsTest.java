package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
final class NotificationSettingsTest {

    private static final String FROM = "EMAILPILOT_NOTIFICATION_MAIL_FROM=emailpilot@example.com";
    private static final String URL = "EMAILPILOT_NOTIFICATION_WEBHOOK_URL=https://hooks.example/x";
    private static final String SECRET =
            "EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void tellNobodyWhereNothingIsSet() {
        assertThat(channels()).isEmpty();
        assertThat(channels(
                        "EMAILPILOT_NOTIFICATION_MAIL_FROM=",
                        "EMAILPILOT_NOTIFICATION_WEBHOOK_URL=",
                        "SPRING_MAIL_HOST="))
                .isEmpty();
    }

    @Test
    void tellByAllThatIsSet() {
        assertThat(channels(FROM, "SPRING_MAIL_HOST=smtp.example", URL, SECRET)).isEqualTo("mail and webhook");
    }

    @Test
    void needAServerToSendBy() {
        assertThat(complaint(FROM)).startsWith("SPRING_MAIL_HOST is missing");
        assertThat(complaint(FROM, "SPRING_MAIL_HOST=")).startsWith("SPRING_MAIL_HOST is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emailpilot", "EmailPilot <emailpilot@example.com>", "a@example.com, b@example.com"})
    void needOneSender(String from) {
        assertThat(complaint("EMAILPILOT_NOTIFICATION_MAIL_FROM=" + from, "SPRING_MAIL_HOST=smtp.example"))
                .startsWith("EMAILPILOT_NOTIFICATION_MAIL_FROM must be one e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example/x", "hooks.example", "https://hooks.example/a b", "ftp://localhost"})
    void needAnAddressThatNobodyReadsOnTheWay(String url) {
        assertThat(complaint("EMAILPILOT_NOTIFICATION_WEBHOOK_URL=" + url, SECRET))
                .startsWith("EMAILPILOT_NOTIFICATION_WEBHOOK_URL ")
                .doesNotContain(url);
    }

    @Test
    void takePlainHttpOnThisMachine() {
        assertThat(channels("EMAILPILOT_NOTIFICATION_WEBHOOK_URL=http://localhost:9999/x", SECRET))
                .isEqualTo("webhook");
    }

    @ParameterizedTest
    @CsvSource({"''", "changeme", "whsec_c2hvcnQ=", "not base64 at all but long enough to be one"})
    void needASecretThatNobodyGuesses(String secret) {
        assertThat(complaint(URL, "EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET=" + secret))
                .startsWith("EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET must be at least 24 random bytes");
    }

    @Test
    void wonderAboutASecretForNothing() {
        assertThat(complaint(SECRET)).startsWith("EMAILPILOT_NOTIFICATION_WEBHOOK_URL is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "61m"})
    void needATimeToGatherThatNobodyForgetsTheFirstIn(String gathering) {
        assertThat(complaint("EMAILPILOT_NOTIFICATION_GATHERING=" + gathering))
                .startsWith("EMAILPILOT_NOTIFICATION_GATHERING must be between 0 s and 1 hour");
    }

    @Test
    void areNotPrinted() {
        var webhook = new NotificationProperties.Webhook(
                "https://hooks.example/canary", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(webhook.toString() + webhook.signer()).doesNotContain("canary", "MfKQ");
    }

    private static String channels(String... environment) {
        var found = new StringBuilder();
        runner(environment)
                .run(context -> found.append(context.getBean(Channels.class).toString()));
        return found.toString();
    }

    private static String complaint(String... environment) {
        var found = new StringBuilder();
        runner(environment).run(context -> {
            assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSettingException.class);
            var cause = context.getStartupFailure();
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            found.append(cause.getMessage());
        });
        return found.toString();
    }

    private static ApplicationContextRunner runner(String... environment) {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", map(environment))))
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withUserConfiguration(ChannelsConfiguration.class, Settings.class)
                .withBean(JsonMapper.class, JsonMapper::shared)
                .withBean(Clock.class, Clock::systemUTC);
    }

    private static Map<String, Object> map(String... environment) {
        Map<String, Object> settings = new HashMap<>();
        for (var setting : environment) {
            var at = setting.indexOf('=');
            settings.put(setting.substring(0, at), setting.substring(at + 1));
        }
        return settings;
    }

    @EnableConfigurationProperties(NotificationProperties.class)
    private static final class Settings {}
}

package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class KlaviyoHttpTest {

    @Test
    void knowsWhomToTrustBeforeItsFirstCall() {
        var client = KlaviyoHttp.client("test", 1, Duration.ofSeconds(2)).configuration();

        SslContext trust = client.sslProvider().getSslContext();

        assertThat(client.isSecure()).isTrue();
        assertThat(trust.isClient()).isTrue();
        assertThat(trust.cipherSuites()).isNotEmpty();
    }
}

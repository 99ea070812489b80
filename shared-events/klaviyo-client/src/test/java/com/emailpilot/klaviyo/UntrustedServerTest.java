package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

final class UntrustedServerTest {

    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path directory;

    @Test
    void sendsNothingToAServerThatNobodyVouchesFor() throws Exception {
        try (var server = new ScriptedServer(0, selfSigned())) {
            server.replies(Replies.json(400, "{\"error\":\"invalid_grant\"}"));
            var base = URI.create("https://localhost:" + server.port());
            var credentials = new AppCredentials("app", List.of(new ClientSecret("secret")));
            var klaviyo = KlaviyoHttp.tokens(KlaviyoEndpoints.of(base, base), credentials, TestLimits.TOKENS);

            StepVerifier.create(klaviyo.refresh(new RefreshToken("old")))
                    .expectNext(new Unreachable("connect_failed"))
                    .verifyComplete();

            assertThat(server.connections()).isPositive();
            assertThat(server.requests()).isEmpty();
        }
    }

    private ServerSocketFactory selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        var file = directory.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}

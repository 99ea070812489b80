package com.emailpilot.local.identity;

import com.emailpilot.local.settings.SettingsException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key that signs for the service accounts of this machine: a file that only its owner can read, and its public part. */
final class ServiceKey {
    private static final int BITS = 2048;

    private final Path secretFile;
    private final Path publicFile;

    ServiceKey(Path home) {
        this.secretFile = home.resolve("service-key.json");
        this.publicFile = home.resolve("service-keys-public.json");
    }

    /** The file with the public part, made together with the key if there is none. */
    synchronized Path publicPart() {
        try {
            var key = Files.exists(secretFile) ? read() : made();
            write(publicFile, new JWKSet(key.toPublicJWK()).toString());
            return publicFile;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + secretFile, e);
        }
    }

    RSAKey existing() {
        if (!Files.exists(secretFile)) {
            throw new SettingsException("There is no system in " + secretFile.getParent()
                    + ": start one with ./emailpilot up, or set EMAILPILOT_HOME to its folder.");
        }
        try {
            return read();
        } catch (IOException e) {
            throw new SettingsException("Cannot read " + secretFile + ": is it yours?");
        }
    }

    private RSAKey read() throws IOException {
        try {
            return RSAKey.parse(Files.readString(secretFile));
        } catch (ParseException _) {
            throw new SettingsException(secretFile + " is damaged: delete it and start the system again.");
        }
    }

    private RSAKey made() throws IOException {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            write(secretFile, key.toJSONString());
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.getParent(), "service-key", ".new", ownerOnly);
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

package com.emailpilot.local.system;

import com.emailpilot.local.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The programs as Maven built them: the sandbox beside its libraries, the services out of their application jars. */
final class BuiltApps implements Apps {
    static final String SANDBOX = "klaviyo-sandbox";

    private final Path projectRoot;
    private final Apps services;

    BuiltApps(Path projectRoot) {
        this.projectRoot = projectRoot;
        this.services = new ExtractedApps(projectRoot);
    }

    @Override
    public App find(String module) {
        return module.equals(SANDBOX) ? sandbox() : services.find(module);
    }

    static SettingsException notBuilt(String module) {
        return new SettingsException(module + " is not built: run ./mvnw package.");
    }

    static App of(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var mainClass = file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            return new App(List.of(jar), mainClass);
        }
    }

    private App sandbox() {
        var jar = projectRoot.resolve("infra/klaviyo-sandbox/target/klaviyo-sandbox.jar");
        if (!Files.exists(jar)) {
            throw notBuilt(SANDBOX);
        }
        try {
            return of(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }
}

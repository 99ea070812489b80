package com.emailpilot.local.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built jar that, told to extract itself, leaves a jar with a main class behind and counts how often it was told. */
final class FakeServiceJar {
    private FakeServiceJar() {}

    static Path write(Path file, String name) throws IOException {
        var classFile = FakeServiceJar.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest(FakeServiceJar.class.getName()));
                InputStream code = FakeServiceJar.class.getResourceAsStream("/" + classFile)) {
            jar.putNextEntry(new JarEntry(classFile));
            if (code != null) {
                code.transferTo(jar);
            }
            jar.setComment(name);
        }
        return file;
    }

    /** Called as Spring Boot's jar is: {@code extract --force --destination FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).subList(0, 2).equals(List.of("extract", "--force"))) {
            throw new IllegalArgumentException(Arrays.toString(arguments));
        }
        var folder = Path.of(arguments[3]);
        try (var jar = new JarOutputStream(
                Files.newOutputStream(folder.resolve("oauth-gateway-1-app.jar")), manifest("com.example.Main"))) {
            jar.setComment("extracted");
        }
        var count = folder.resolveSibling("count");
        Files.writeString(count, (Files.exists(count) ? Files.readString(count) : "") + "x");
    }

    private static Manifest manifest(String mainClass) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        return manifest;
    }
}

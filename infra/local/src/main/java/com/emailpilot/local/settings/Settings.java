package com.emailpilot.local.settings;

import com.emailpilot.emulators.FreePorts;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of local mode: the environment, and below it the file {@code .env} in the project's root. */
public final class Settings {
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> fromFile;
    private final Map<String, String> values;

    private Settings(Map<String, String> fromFile, Map<String, String> values) {
        this.fromFile = Map.copyOf(fromFile);
        this.values = Map.copyOf(values);
    }

    /** The settings that hold for a project; {@code .env} need not exist, and the environment wins over it. */
    public static Settings of(Path projectRoot, Map<String, String> environment) {
        var fromFile = read(projectRoot);
        var values = new HashMap<>(fromFile);
        values.putAll(environment);
        return new Settings(fromFile, values);
    }

    /** The same settings but for one. */
    public Settings with(String name, String value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return new Settings(fromFile, changed);
    }

    /** The same settings, but every port is one on which nobody listens. */
    public Settings withFreePorts() {
        var changed = new HashMap<>(values);
        Arrays.stream(Port.values()).forEach(port -> changed.put(port.setting(), Integer.toString(FreePorts.next())));
        return new Settings(fromFile, changed);
    }

    /** The value, unless it is absent or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The value, or {@code fallback} where it is absent or blank. */
    public String get(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    /** The number of a port. */
    public int port(Port port) {
        var value = get(port.setting(), Integer.toString(port.usual()));
        try {
            var number = Integer.parseInt(value);
            if (number > 0 && number <= HIGHEST_PORT) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw new SettingsException(port.setting() + " is not a port number: " + value);
        }
        throw new SettingsException(port.setting() + " is not a port number: " + value);
    }

    /** Everything that is set, the whole environment included. */
    public Map<String, String> all() {
        return values;
    }

    /** What child processes do not inherit by themselves: the lines of {@code .env}, as they hold. */
    public Map<String, String> ofFile() {
        return fromFile.keySet().stream().collect(Collectors.toMap(name -> name, name -> get(name, "")));
    }

    private static Map<String, String> read(Path projectRoot) {
        try {
            return Dotenv.configure()
                    .directory(projectRoot.toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue));
        } catch (DotenvException _) {
            // the exception would quote the line, which may hold a secret
            throw new SettingsException(projectRoot.resolve(".env") + " has a line that is not NAME=value");
        }
    }
}

package com.emailpilot.system.deploy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml as Compose reads it where no variable is set. */
final class ComposeFile {

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    private final Map<?, ?> services;

    ComposeFile() {
        var text = ProjectFiles.read(ProjectFiles.at("docker-compose.yml"));
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(DEFAULT.matcher(text).replaceAll("$1").replace("$$", "$"));
        this.services = map(file.get("services"));
    }

    List<String> services() {
        return services.keySet().stream().map(Object::toString).toList();
    }

    Map<?, ?> service(String name) {
        return map(services.get(name));
    }

    /** A part of a service; empty where it has none. */
    Map<?, ?> part(String service, String part) {
        return map(service(service).get(part));
    }

    List<String> list(String service, String part) {
        return service(service).get(part) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}

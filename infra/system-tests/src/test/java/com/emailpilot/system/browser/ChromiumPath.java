package com.emailpilot.system.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine has a Chromium. Nothing is downloaded. */
final class ChromiumPath {

    static final String SETTING = "CHROMIUM";

    private static final String NAMES = "chromium:chromium-browser:google-chrome-stable:google-chrome:chrome";
    private static final Path ON_MACS = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private ChromiumPath() {}

    /** The one that is set, else the first of the usual ones; a setting that leads nowhere finds nothing. */
    static Optional<Path> find(Map<String, String> environment) {
        var set = environment.getOrDefault(SETTING, "");
        var places = set.isBlank() ? Stream.concat(onPath(environment), Stream.of(ON_MACS)) : Stream.of(Path.of(set));
        return places.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onPath(Map<String, String> environment) {
        var folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of(NAMES.split(":", -1))
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
    }
}

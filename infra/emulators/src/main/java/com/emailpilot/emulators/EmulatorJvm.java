package com.emailpilot.emulators;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What the two emulators have in common: flags for a short start on few cores, and the page that says "Ok". */
final class EmulatorJvm {
    private static final List<String> FLAGS = List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final int TIMEOUT_MILLIS = 2_000;

    private EmulatorJvm() {}

    /** The usual flags and those that decide where they differ. */
    static List<String> flags(List<String> further) {
        return Stream.concat(FLAGS.stream(), further.stream()).toList();
    }

    static boolean answers(String hostAndPort) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://" + hostAndPort + "/").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}

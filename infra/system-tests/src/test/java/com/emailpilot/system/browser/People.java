package com.emailpilot.system.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Those who may sign in: more than local mode has, so that each test can begin with an empty page. */
final class People {

    static final String PASSWORD = "a password of the tests";

    private static final int COUNT = 120;
    private static final int CHEAPEST = 4;

    private People() {}

    static String name(int number) {
        if (number >= COUNT) {
            throw new IllegalStateException("There are " + COUNT + " people only: raise COUNT");
        }
        return number == 0 ? "admin@example.com" : "admin-" + number + "@example.com";
    }

    /** For a gateway in local mode. */
    static Map<String, String> environment() {
        var hash = new BCryptPasswordEncoder(CHEAPEST).encode(PASSWORD);
        return IntStream.range(0, COUNT)
                .boxed()
                .flatMap(number -> one(number, String.valueOf(hash)).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> one(int number, String hash) {
        var prefix = "EMAILPILOT_LOCALUSERS_" + number;
        var person = new HashMap<String, String>();
        person.put(prefix + "_NAME", name(number));
        person.put(prefix + "_PASSWORDHASH", hash);
        person.put(prefix + "_ROLES", "USER");
        return person;
    }
}

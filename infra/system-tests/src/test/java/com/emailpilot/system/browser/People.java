package com.emailpilot.system.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Those who may sign in: more than local mode has, so that each test can begin with an empty page. */
final class People {

    /** Who may see everything that ops see. */
    static final String OPS = "ops@example.com";

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
        var all = IntStream.range(0, COUNT)
                .boxed()
                .flatMap(number -> one(number, name(number), "USER", String.valueOf(hash)).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        all.putAll(one(COUNT, OPS, "USER,OPS", String.valueOf(hash)));
        return all;
    }

    private static Map<String, String> one(int number, String name, String roles, String hash) {
        var prefix = "EMAILPILOT_LOCALUSERS_" + number;
        var person = new HashMap<String, String>();
        person.put(prefix + "_NAME", name);
        person.put(prefix + "_PASSWORDHASH", hash);
        person.put(prefix + "_ROLES", roles);
        return person;
    }
}

package com.emailpilot.simulator;

import com.emailpilot.simulator.KlaviyoServer.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is to happen in a run.
 *
 * @param troubled until when things go wrong, if they do at all
 * @param steps what people do, in any order
 */
record Plan(long seed, Terms terms, Duration troubled, List<Step> steps) {

    private static final int MOST_ACCOUNTS = 3;
    private static final int MOST_DEEDS = 6;
    private static final int SOON_SECONDS = 30;
    private static final int AT_ONCE_SECONDS = 5;
    private static final Duration TROUBLED = Duration.ofMinutes(5);

    Plan {
        steps = List.copyOf(steps);
    }

    /** What a person does, and when. */
    record Step(Duration at, Deed deed) {}

    /** Something that a person does. */
    sealed interface Deed {
        String accountId();
    }

    /** Somebody connects an account, maybe in place of another one. */
    record Connect(String accountId, String insteadOf) implements Deed {}

    /** Somebody disconnects the client of an account, on our page. */
    record Disconnect(String accountId) implements Deed {}

    /** The customer uninstalls the app, on Klaviyo's page. */
    record Uninstall(String accountId) implements Deed {}

    /** Somebody wants fresh tokens. */
    record RequestRefresh(String accountId) implements Deed {}

    /** What a seed says. */
    static Plan of(long seed) {
        var random = new SplittableRandom(seed);
        var terms = new Terms(
                mode(random), random.nextBoolean(), random.nextBoolean(), Duration.ofSeconds(random.nextInt(60, 260)));
        var steps = new ArrayList<Step>();
        var accounts = random.nextInt(1, MOST_ACCOUNTS + 1);
        for (int account = 0; account < accounts; account++) {
            steps.add(new Step(at(random, 20), new Connect(name(account), name(account))));
        }
        for (int deeds = random.nextInt(MOST_DEEDS); deeds > 0; deeds--) {
            var at = at(random, (int) TROUBLED.toSeconds());
            var account = name(random.nextInt(accounts));
            var first = deed(random, account);
            steps.add(new Step(at, first));
            if (random.nextBoolean()) {
                steps.add(new Step(at.plus(at(random, soon(random))), next(random, first)));
            }
        }
        return new Plan(seed, terms, TROUBLED, steps);
    }

    /** Those more often that forgive least. */
    private static RefreshMode mode(RandomGenerator random) {
        var modes = RefreshMode.values();
        return switch (random.nextInt(8)) {
            case 0, 1 -> RefreshMode.STRICT;
            case 2 -> RefreshMode.GRACE_NEWEST_SUCCESSOR;
            default -> modes[random.nextInt(modes.length)];
        };
    }

    /** People think better of it. */
    private static Deed next(RandomGenerator random, Deed first) {
        return switch (first) {
            case RequestRefresh(String account) when random.nextInt(3) == 0 -> new Disconnect(account);
            case Disconnect(String account) when random.nextInt(4) > 0 -> new Connect(account, account);
            case Connect _, Disconnect _, Uninstall _, RequestRefresh _ -> deed(random, first.accountId());
        };
    }

    private static Deed deed(RandomGenerator random, String account) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Disconnect(account);
            case 3 -> new Uninstall(account);
            case 4, 5, 6 -> new RequestRefresh(account);
            case 7 -> new Connect(account, name(random.nextInt(MOST_ACCOUNTS)));
            default -> new Connect(account, account);
        };
    }

    private static int soon(RandomGenerator random) {
        return random.nextBoolean() ? AT_ONCE_SECONDS : SOON_SECONDS;
    }

    private static Duration at(RandomGenerator random, int withinSeconds) {
        return Duration.ofMillis(random.nextInt(withinSeconds * 1000));
    }

    private static String name(int account) {
        return "acct" + account;
    }
}

package com.emailpilot.system.running;

import com.emailpilot.local.system.App;
import com.emailpilot.local.system.Apps;
import com.emailpilot.local.system.LocalSetup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Two versions of the services; which of them a service gets is decided whenever it is started. */
public final class Versions implements Apps {

    private final Apps older;
    private final Apps newer;
    private final Set<String> olderModules = ConcurrentHashMap.newKeySet();

    private Versions(Apps older, Apps newer) {
        this.older = older;
        this.newer = newer;
    }

    /** The newer services at first; they, and the sandbox, are those of this checkout. */
    public static Versions with(Path olderCheckout) {
        return new Versions(built(olderCheckout), built(Checkout.root()));
    }

    @Override
    public App find(String module) {
        return olderModules.contains(module) ? older.find(module) : newer.find(module);
    }

    /** From its next start on. */
    public void upgrade(String module) {
        olderModules.remove(module);
    }

    /** From its next start on. */
    public void rollBack(String module) {
        olderModules.add(module);
    }

    private static Apps built(Path checkout) {
        return LocalSetup.of(checkout, Map.of("HOME", checkout.toString())).apps();
    }
}

package com.emailpilot.startup;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an address among the settings must be. */
public final class WebAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /**
     * Accepts https, and plain http on loopback.
     *
     * @throws InvalidSettingException otherwise, naming the setting
     */
    public static URI require(String setting, @Nullable URI address) {
        if (address == null || address.getHost() == null) {
            throw new InvalidSettingException(setting, "is missing or no address: an https URL is needed");
        }
        boolean plain = "http".equals(address.getScheme());
        if (!plain && !"https".equals(address.getScheme())) {
            throw new InvalidSettingException(setting, "must be an https URL");
        }
        if (plain && !isLoopback(address)) {
            throw new InvalidSettingException(setting, "must be https: plain http is for loopback only");
        }
        return address;
    }

    /** Whether the address is on this machine. */
    public static boolean isLoopback(URI address) {
        return LOOPBACK.contains(address.getHost());
    }
}

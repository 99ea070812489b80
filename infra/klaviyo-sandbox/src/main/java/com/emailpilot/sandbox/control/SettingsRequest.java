package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.oauth.RefreshMode;
import com.emailpilot.sandbox.oauth.RefreshMode.Grace;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Changes of behaviour as the control API takes them; what is left out stays as it is. */
record SettingsRequest(
        @Nullable Duration tokenLifetime,
        @Nullable Boolean rateLimits,
        @Nullable Boolean reauthorizingEndsEarlierGrants,
        @Nullable ModeRequest refreshMode) {

    void apply(SandboxControl control) {
        if (tokenLifetime != null) {
            control.tokenLifetime(tokenLifetime);
        }
        if (rateLimits != null) {
            control.rateLimits(rateLimits);
        }
        if (reauthorizingEndsEarlierGrants != null) {
            control.reauthorizingEndsEarlierGrants(reauthorizingEndsEarlierGrants);
        }
        if (refreshMode != null) {
            control.refreshMode(refreshMode.mode());
        }
    }

    /** A refresh mode by name. */
    record ModeRequest(
            String name,
            @Nullable Duration grace,
            @Nullable String graceKind,
            @Nullable Boolean familyRevocation) {

        RefreshMode mode() {
            return switch (name) {
                case "same_token" -> new RefreshMode.SameToken();
                case "omitted" -> new RefreshMode.Omitted();
                case "mixed" -> new RefreshMode.Mixed();
                case "rotating" ->
                    new RefreshMode.Rotating(
                            grace == null ? Duration.ZERO : grace, kind(), Boolean.TRUE.equals(familyRevocation));
                default -> throw new IllegalArgumentException("There is no refresh mode " + name + ".");
            };
        }

        private Grace kind() {
            return graceKind == null ? Grace.SAME_SUCCESSOR : Grace.valueOf(graceKind.toUpperCase(Locale.ROOT));
        }
    }
}

package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.InviteToken;
import com.emailpilot.gateway.signin.LandingPages;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of ours that a flow may end on: only those of an allow-list, never what a request makes up. */
record LandingPath(String path) {

    static final LandingPath CLIENTS = new LandingPath(LandingPages.HOME);

    private static final Pattern CLIENT_PAGE = Pattern.compile("/admin/clients/[A-Za-z0-9-]{1,64}");

    /**
     * The page that a request asks to land on.
     *
     * @param requested what the request asks for; absent means the clients page
     * @return empty if that is no page to land on
     */
    static Optional<LandingPath> of(@Nullable String requested) {
        if (requested == null || requested.equals(CLIENTS.path)) {
            return Optional.of(CLIENTS);
        }
        return CLIENT_PAGE.matcher(requested).matches() ? Optional.of(new LandingPath(requested)) : Optional.empty();
    }

    /** The page behind an invite's link: no request can ask for it, only who has the link ends there. */
    static LandingPath behind(InviteToken token) {
        return new LandingPath(InviteToken.PAGE + token.reveal());
    }

    @Override
    public String toString() {
        return path.startsWith(InviteToken.PAGE) ? InviteToken.PAGE + "…" : path;
    }

    URI with(Outcome outcome) {
        return URI.create(path + outcome.landingQuery());
    }
}

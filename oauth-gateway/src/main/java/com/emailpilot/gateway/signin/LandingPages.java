package com.emailpilot.gateway.signin;

import java.util.Set;
import java.util.regex.Pattern;

/** The pages that a redirect may lead to; everything else in a parameter is somebody else's wish. */
public final class LandingPages {

    /** Where people land who asked for nothing in particular. */
    public static final String HOME = "/admin/clients";

    private static final Set<String> PAGES =
            Set.of(HOME, "/admin/overview", "/admin/audit", "/admin/ops", "/admin/invites", "/install");
    private static final Pattern CLIENT_PAGE = Pattern.compile("/admin/clients/[A-Za-z0-9-]{1,64}");

    private LandingPages() {}

    /** Whether the path is a page of ours; exact, without query or fragment. */
    public static boolean contains(String path) {
        return PAGES.contains(path) || CLIENT_PAGE.matcher(path).matches();
    }
}

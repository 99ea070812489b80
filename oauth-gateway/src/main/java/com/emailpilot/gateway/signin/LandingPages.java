package com.emailpilot.gateway.signin;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages that a redirect may lead to; everything else in a parameter is somebody else's wish. */
public final class LandingPages {

    /** Where people land who asked for nothing in particular. */
    public static final String HOME = "/admin/clients";

    private static final int LONGEST = 2_000;
    /** What is called so can be no step up. */
    private static final String ID = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}";

    private static final Pattern PAGE = Pattern.compile(
            "/install|/admin/(?:overview|audit|invites|clients(?:/%1$s)?|ops(?:/[a-z-]{1,32}(?:/%1$s)?)?)"
                    .formatted(ID));
    /** RFC 3986, and nothing that ends a header or begins a fragment. */
    private static final Pattern QUERY = Pattern.compile("(?:[A-Za-z0-9._~!$'()*+,;:@/?=&-]|%[0-9A-Fa-f]{2})*+");
    /** How a flow ended: said once, by those who know it. */
    private static final Set<String> ONCE = Set.of("connected", "error");

    private LandingPages() {}

    /**
     * The page of ours that an address leads to, with what it looks for there.
     *
     * @param wanted path and query, as a browser writes them; absent where nobody asked
     * @return empty unless it is a page of ours; without a query that no page of ours has
     */
    public static Optional<String> of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST) {
            return Optional.empty();
        }
        int mark = wanted.indexOf('?');
        var path = mark < 0 ? wanted : wanted.substring(0, mark);
        return PAGE.matcher(path).matches()
                ? Optional.of(path + query(mark < 0 ? "" : wanted.substring(mark + 1)))
                : Optional.empty();
    }

    private static String query(String given) {
        if (!QUERY.matcher(given).matches()) {
            return "";
        }
        var kept = Arrays.stream(given.split("&", -1))
                .filter(each -> each.contains("=") && !ONCE.contains(each.substring(0, each.indexOf('='))))
                .collect(joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}

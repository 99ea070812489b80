package com.emailpilot.provisioner.klaviyo;

import java.util.List;
import java.util.Set;

/** The scopes that we ask people to grant. */
public record WantedScopes(List<String> scopes) {

    public WantedScopes {
        scopes = List.copyOf(scopes);
    }

    /**
     * What we want and were not granted.
     *
     * @param granted empty where Klaviyo did not say, which means that it granted all
     */
    public List<String> missingIn(List<String> granted) {
        var held = Set.copyOf(granted);
        return held.isEmpty()
                ? List.of()
                : scopes.stream().filter(scope -> !held.contains(scope)).toList();
    }
}

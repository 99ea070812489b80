package com.emailpilot.system.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A resource as it is written, read from text that {@code terraform fmt} has laid out.
 *
 * @param body the lines between the braces
 */
record TerraformResource(String type, String name, String body) {

    private static final Pattern RESOURCE = Pattern.compile("(?ms)^resource \"(\\w+)\" \"(\\w+)\" \\{\n(.*?)^}$");

    /** Every resource of every file. */
    static List<TerraformResource> all() {
        return ProjectFiles.terraform().stream()
                .flatMap(file -> RESOURCE.matcher(ProjectFiles.read(file)).results())
                .map((MatchResult found) -> new TerraformResource(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    /** The expression that an argument of the resource itself has; blocks inside it are left out. */
    Optional<String> argument(String argument) {
        return Pattern.compile("(?m)^  " + argument + "\\s+= (.+)$")
                .matcher(body)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }
}

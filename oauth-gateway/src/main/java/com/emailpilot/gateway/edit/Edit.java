package com.emailpilot.gateway.edit;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants a client to be called and tagged with.
 *
 * @param displayName absent leaves it as it is
 * @param tags absent leaves them as they are
 */
record Edit(@Nullable String displayName, @Nullable List<String> tags) {

    private static final String NAME = "display_name";
    private static final String TAGS = "tags";

    Edit {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** The fields of the client that are not so already. */
    List<String> changed(ClientRecord client) {
        List<String> changed = new ArrayList<>();
        if (displayName != null && !displayName.equals(client.displayName())) {
            changed.add(NAME);
        }
        if (tags != null && !tags.equals(client.tags())) {
            changed.add(TAGS);
        }
        return changed;
    }

    /** What the client is called afterwards. */
    String nameOf(ClientRecord client) {
        return displayName == null ? client.displayName() : displayName;
    }

    Changes changes() {
        return new Changes()
                .set(NAME, displayName)
                .set("display_name_lower", displayName == null ? null : displayName.toLowerCase(Locale.ROOT))
                .set(TAGS, tags);
    }
}

package com.emailpilot.clients;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of a commit. */
public sealed interface Write {

    /** The document that changes. */
    DocumentPath path();

    /** Creates a document; a conflict if there is one. */
    record Create(DocumentPath path, Map<String, Object> fields) implements Write {

        public Create {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Changes the named fields of an existing document and leaves all others alone.
     *
     * @param ifUpdatedAt a conflict unless this is still the document's update time; absent means that it only must exist
     */
    record Update(
            DocumentPath path,
            Map<FieldPath, Object> fields,
            @Nullable Instant ifUpdatedAt) implements Write {

        public Update {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Deletes a document; nothing happens if there is none. */
    record Delete(DocumentPath path) implements Write {}
}

package com.emailpilot.clients;

import com.google.cloud.firestore.FirestoreOptions;
import java.util.stream.Collectors;

/**
 * How Firestore names documents and fields.
 *
 * @param database {@code projects/…/databases/…}
 */
record FirestoreNames(String database) {

    static FirestoreNames of(FirestoreOptions options) {
        return new FirestoreNames("projects/" + options.getProjectId() + "/databases/" + options.getDatabaseId());
    }

    /** What all documents lie below. */
    String root() {
        return database + "/documents";
    }

    /** The full name of a document. */
    String name(DocumentPath path) {
        return root() + "/" + path.collection() + "/" + path.id();
    }

    /** The path of the document with this full name. */
    DocumentPath path(String name) {
        var id = name.lastIndexOf('/');
        var collection = name.lastIndexOf('/', id - 1);
        return new DocumentPath(name.substring(collection + 1, id), name.substring(id + 1));
    }

    /** The path of a field, its names quoted where needed. */
    static String field(FieldPath path) {
        return path.names().stream().map(FirestoreNames::quoted).collect(Collectors.joining("."));
    }

    private static String quoted(String name) {
        return isSimple(name) ? name : "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    private static boolean isSimple(String name) {
        return !name.isEmpty() && !isDigit(name.charAt(0)) && name.chars().allMatch(FirestoreNames::needsNoQuotes);
    }

    private static boolean needsNoQuotes(int c) {
        return c == '_' || isDigit(c) || isBetween('a', c, 'z') || isBetween('A', c, 'Z');
    }

    private static boolean isDigit(int c) {
        return isBetween('0', c, '9');
    }

    private static boolean isBetween(char first, int c, char last) {
        return first <= c && c <= last;
    }
}

package com.emailpilot.clients;

import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.DocumentMask;
import com.google.firestore.v1.DocumentTransform.FieldTransform;
import com.google.firestore.v1.Precondition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes as Firestore takes them: by field mask and precondition. */
record FirestoreWrites(FirestoreNames names) {

    CommitRequest request(List<Write> writes) {
        var request = CommitRequest.newBuilder().setDatabase(names.database());
        writes.forEach(write -> request.addWrites(encode(write)));
        return request.build();
    }

    private com.google.firestore.v1.Write.Builder encode(Write write) {
        return switch (write) {
            case Write.Create(var path, var fields) -> created(path, FieldTree.ofDocument(fields));
            case Write.Update(var path, var fields, var ifUpdatedAt) ->
                updated(path, FieldTree.of(fields), ifUpdatedAt);
            case Write.Delete(var path) ->
                com.google.firestore.v1.Write.newBuilder().setDelete(names.name(path));
        };
    }

    private com.google.firestore.v1.Write.Builder created(DocumentPath path, FieldTree fields) {
        return written(path, fields)
                .setCurrentDocument(Precondition.newBuilder().setExists(false));
    }

    private com.google.firestore.v1.Write.Builder updated(
            DocumentPath path, FieldTree fields, @Nullable Instant ifUpdatedAt) {
        var mask = DocumentMask.newBuilder();
        fields.mask().forEach(field -> mask.addFieldPaths(FirestoreNames.field(field)));
        return written(path, fields).setUpdateMask(mask).setCurrentDocument(asRead(ifUpdatedAt));
    }

    private com.google.firestore.v1.Write.Builder written(DocumentPath path, FieldTree fields) {
        var document = Document.newBuilder().setName(names.name(path));
        fields.values().forEach((name, value) -> document.putFields(name, FirestoreValues.encode(value)));
        var write = com.google.firestore.v1.Write.newBuilder().setUpdate(document);
        fields.serverTimes().forEach(field -> write.addUpdateTransforms(serverTime(field)));
        return write;
    }

    private static FieldTransform serverTime(FieldPath field) {
        return FieldTransform.newBuilder()
                .setFieldPath(FirestoreNames.field(field))
                .setSetToServerValue(FieldTransform.ServerValue.REQUEST_TIME)
                .build();
    }

    private static Precondition asRead(@Nullable Instant ifUpdatedAt) {
        var precondition = Precondition.newBuilder();
        return ifUpdatedAt == null
                ? precondition.setExists(true).build()
                : precondition
                        .setUpdateTime(FirestoreValues.timestamp(ifUpdatedAt))
                        .build();
    }
}

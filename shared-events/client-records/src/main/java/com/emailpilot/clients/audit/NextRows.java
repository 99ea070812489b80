package com.emailpilot.clients.audit;

import com.emailpilot.clients.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the next seal while they are read: as many as a document can hold, and never half of a millisecond. */
final class NextRows {

    private final int most;
    private final Instant until;
    private final List<SealedRow> rows = new ArrayList<>();
    private @Nullable Instant last;
    private @Nullable Instant cutAt;

    /**
     * @param most so many, and those of the same millisecond as the last of them
     * @param until the end of the span, unless there are more
     */
    NextRows(int most, Instant until) {
        this.most = most;
        this.until = until;
    }

    /** Takes a row, unless it belongs to the seal after the next. */
    boolean takes(Document row) {
        var time = RowsInTime.time(row);
        if (rows.size() >= most && !time.equals(last)) {
            cutAt = time;
            return false;
        }
        rows.add(SealedRow.of(row));
        last = time;
        return true;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean isCut() {
        return cutAt != null;
    }

    Seal after(@Nullable Seal last) {
        return Seal.after(last, cutAt == null ? until : cutAt, rows);
    }
}

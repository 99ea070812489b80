package com.emailpilot.local.system;

import java.time.Duration;

/** Told how a start gets on; called from several threads. */
public interface Progress {
    /** Says nothing to nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void starting(String part) {}

        @Override
        public void ready(String part, Duration took, String where) {}

        @Override
        public void note(String line) {}
    };

    /** A part begins to start. */
    void starting(String part);

    /** A part is healthy. */
    void ready(String part, Duration took, String where);

    /** Something a person should know. */
    void note(String line);
}

package com.emailpilot.emulators;

/** Told how far a download is, for a person who waits. */
public interface DownloadProgress {
    /**
     * Called after every block, on the thread that downloads.
     *
     * @param totalBytes -1 where the server does not say
     */
    void received(String what, long bytes, long totalBytes);
}

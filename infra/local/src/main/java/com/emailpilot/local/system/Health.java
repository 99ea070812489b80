package com.emailpilot.local.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a part over HTTP whether it serves. */
final class Health {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Health() {}

    static boolean isUp(URI health) {
        return status(health) == HttpURLConnection.HTTP_OK;
    }

    /** Whether anything is answered at all. */
    static boolean answers(URI page) {
        return status(page) > 0;
    }

    private static int status(URI page) {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException _) {
            return -1;
        }
    }
}

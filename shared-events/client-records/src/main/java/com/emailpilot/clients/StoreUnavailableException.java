package com.emailpilot.clients;

/** The store is out of reach, or did not answer in time: what was asked may have been done, and asking again later is right. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause what the store's client says of it; names hosts, so it is for the log alone
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

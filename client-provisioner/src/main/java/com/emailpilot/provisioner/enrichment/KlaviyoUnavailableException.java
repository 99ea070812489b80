package com.emailpilot.provisioner.enrichment;

/** Klaviyo gave no answer that counts: the message comes back later. */
final class KlaviyoUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KlaviyoUnavailableException(String cause) {
        super("Klaviyo cannot be asked now: " + cause, null, false, false);
    }
}

package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Connection;
import com.emailpilot.clients.ConnectionState;

/** Where tokens go that Klaviyo has just given us, when the record changed meanwhile: the list of step R3, pure. */
final class ResultPolicy {

    private ResultPolicy() {}

    /** What to do with the tokens. */
    sealed interface Decision {}

    /** (i) Our own commit is stored, only its answer was lost. */
    record AlreadyStored() implements Decision {}

    /** (ii), (iii) The record still needs them. */
    record Store() implements Decision {}

    /** (iv) A person disconnected the client: they are to be revoked. */
    record Revoke() implements Decision {}

    /** (v) A newer grant has replaced them. */
    record Drop() implements Decision {}

    /** (vi) Somebody else is at work on this generation: kept until they are needed. */
    record PutIntoEscrow() implements Decision {}

    static Decision decide(Held held, ClientRecord fresh) {
        var oauth = fresh.oauth();
        if (isStored(held, oauth)) {
            return new AlreadyStored();
        }
        if (oauth.generation() != held.generation()) {
            return new Drop();
        }
        if (oauth.state() == ConnectionState.DISCONNECTED) {
            return new Revoke();
        }
        return isStillBase(held, oauth) || isGivenUp(oauth) ? new Store() : new PutIntoEscrow();
    }

    /** (i) */
    private static boolean isStored(Held held, Connection oauth) {
        return oauth.rotation().endedBy(held.attempt().id());
    }

    /** (ii), also from rotation_lost and needs_reauthorization. */
    private static boolean isStillBase(Held held, Connection oauth) {
        var rotation = oauth.rotation();
        return oauth.tokenVersion() == held.attempt().baseVersion()
                && (rotation.attempt() == null
                        || rotation.attemptedBy(held.attempt().id()));
    }

    /** (iii) */
    private static boolean isGivenUp(Connection oauth) {
        return oauth.rotation().attempt() == null
                && (oauth.state() == ConnectionState.ROTATION_LOST
                        || oauth.state() == ConnectionState.NEEDS_REAUTHORIZATION);
    }
}

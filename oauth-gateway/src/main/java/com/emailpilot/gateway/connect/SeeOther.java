package com.emailpilot.gateway.connect;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A redirect that is followed by GET, whatever the request was. */
final class SeeOther {

    private SeeOther() {}

    static ResponseEntity<Void> to(URI place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(place).build();
    }
}

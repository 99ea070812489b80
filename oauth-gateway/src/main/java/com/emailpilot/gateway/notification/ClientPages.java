package com.emailpilot.gateway.notification;

import com.emailpilot.gateway.signin.PublicAddressProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.web.util.UriUtils;

/** Where a person finds a client, from anywhere; nothing in the address is worth stealing. */
final class ClientPages implements Function<String, URI> {

    private final PublicAddressProperties address;

    ClientPages(PublicAddressProperties address) {
        this.address = address;
    }

    /** The list of all clients of the reader that do not work until somebody reconnects them. */
    URI needingPerson() {
        return address.page("/admin/clients?health=needs_person");
    }

    @Override
    public URI apply(String clientId) {
        return address.page("/admin/clients/" + UriUtils.encodePathSegment(clientId, StandardCharsets.UTF_8));
    }
}

package com.emailpilot.gateway.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** What counts as an address: one mailbox, and nothing around it. */
final class MailAddress {

    private MailAddress() {}

    static InternetAddress parse(String text) throws AddressException {
        var address = new InternetAddress(text, true);
        if (!text.equals(address.getAddress()) || text.indexOf('@') < 1) {
            throw new AddressException("not a bare address");
        }
        return address;
    }
}

package com.emailpilot.gateway.invites;

import com.emailpilot.gateway.members.EmailAddress;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who can be invited: pure. */
final class InvitePolicy {

    static final int MOST = 200;
    private static final int LONGEST_NAME = 200;
    private static final int UNREADABLE = 0xFFFD;

    private InvitePolicy() {}

    /** The invite that was meant. */
    static NewInvite normalized(String name, @Nullable String email) {
        var address = email == null ? "" : email.strip();
        return new NewInvite(
                Normalizer.normalize(name.strip(), Normalizer.Form.NFC), address.isEmpty() ? null : address);
    }

    /** What is wrong with it, and what to do; empty if nothing is. */
    static Optional<String> flaw(NewInvite wanted) {
        var name = wanted.name();
        if (name.isEmpty()) {
            return Optional.of("there is no name. Write the client's name first, or remove the line.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of("the name is longer than %d characters. Shorten it.".formatted(LONGEST_NAME));
        }
        if (name.codePoints().anyMatch(character -> character == UNREADABLE)) {
            return Optional.of("some characters cannot be read. Save the file as UTF-8.");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("the name holds a line break or another control character. Remove it.");
        }
        return flawOfAddress(wanted.email());
    }

    static Optional<String> flawOfAddress(@Nullable String email) {
        return email == null || EmailAddress.parse(email).isPresent()
                ? Optional.empty()
                : Optional.of("what follows the name is no e-mail address. Correct it, leave it out,"
                        + " or put a name that has a comma in it in quotes.");
    }
}

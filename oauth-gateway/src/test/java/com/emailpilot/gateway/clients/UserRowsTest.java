package com.emailpilot.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecord;
import org.junit.jupiter.api.Test;

/** What happens while a page of the list is on its way. */
final class UserRowsTest {

    private final UserRows rows = new UserRows();
    private final ClientRecord client = TestRows.client("c1", fields -> fields);

    @Test
    void doesNotBringBackWhatWentAwayWhileItWasLoaded() {
        rows.gone("c1");

        assertThat(rows.found(client)).isFalse();

        assertThat(rows.all()).isEmpty();
    }

    @Test
    void doesNotBringBackWhatWentAwaySince() {
        rows.found(client);
        rows.complete();
        rows.gone("c1");

        rows.found(client);

        assertThat(rows.all()).isEmpty();
    }

    @Test
    void bringsBackWhatIsThereAgain() {
        rows.gone("c1");

        rows.changed(client);

        assertThat(rows.all()).hasSize(1);
    }

    @Test
    void knowsWhatIsNoNews() {
        assertThat(rows.found(client)).isTrue();
        assertThat(rows.found(client)).isFalse();
    }
}

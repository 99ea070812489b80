package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

interface PreconditionsContract extends StoreUnderTest {

    @Test
    default void createsOnlyOnce() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));

        conflicts(new Changes().set("n", 2).create(path));

        assertThat(stored(path).number("n")).contains(1L);
    }

    @Test
    default void updatesOnlyWhatIsThere() {
        var path = somewhere();

        conflicts(new Changes().set("n", 1).update(path));

        assertThat(answer(documents().read(path)).found()).isEmpty();
    }

    @Test
    default void updatesNoDocumentThatWasDeletedSinceItWasRead() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        var asRead = stored(path);
        commit(new Write.Delete(path));

        conflicts(new Changes().set("n", 2).update(asRead));

        assertThat(answer(documents().read(path)).found()).isEmpty();
    }

    @Test
    default void updatesNoDocumentThatChangedSinceItWasRead() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        var asRead = stored(path);
        commit(new Changes().set("other", 1).update(path));

        conflicts(new Changes().set("n", 2).update(asRead));

        assertThat(stored(path).number("n")).contains(1L);
    }

    @Test
    default void updatesADocumentThatIsStillAsItWasRead() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));

        commit(new Changes().set("n", 2).update(stored(path)));

        assertThat(stored(path).number("n")).contains(2L);
    }

    @Test
    default void updatesWhateverItsUpdateTimeWhereNoneIsAskedFor() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        commit(new Changes().set("n", 2).update(path));

        commit(new Changes().set("n", 3).update(path));

        assertThat(stored(path).number("n")).contains(3L);
    }

    @Test
    default void leavesTheUpdateTimeAloneWhenNothingChanges() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        var asRead = stored(path);

        var commitTime = commit(new Changes().set("n", 1).update(asRead));

        assertThat(stored(path).updateTime()).isEqualTo(asRead.updateTime());
        assertThat(commitTime).isAfter(asRead.updateTime());
    }

    @Test
    default void checksADocumentByWritingWhatItHolds() {
        var checked = somewhere();
        var created = somewhere();
        commit(new Changes().set("n", 1).create(checked));
        var asRead = stored(checked);
        commit(new Changes().set("other", 1).update(checked));

        conflicts(
                new Changes().set("n", 1).update(asRead),
                new Changes().set("n", 1).create(created));

        assertThat(answer(documents().read(created)).found()).isEmpty();
    }

    @Test
    default void comparesUpdateTimesToTheMicrosecond() {
        var path = somewhere();
        commit(new Changes().set("n", 1).create(path));
        var aMicrosecondBefore = stored(path).updateTime().minus(1, ChronoUnit.MICROS);

        conflicts(new Write.Update(path, new Changes().set("n", 2).update(path).fields(), aMicrosecondBefore));

        assertThat(stored(path).number("n")).contains(1L);
    }

    @Test
    default void tellsOfAConflictByPathsOnly() {
        var path = somewhere();
        var create = new Changes().set("token", "sealed-secret").create(path);
        commit(create);

        var again = documents().commit(List.of(create));

        StepVerifier.create(again)
                .verifyErrorSatisfies(conflict -> assertThat(conflict)
                        .hasMessageContaining(path.toString())
                        .hasNoCause()
                        .message()
                        .doesNotContain("sealed-secret", "token"));
    }
}

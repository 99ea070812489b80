package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

interface ReadsContract extends StoreUnderTest {

    @Test
    default void readsThatThereIsNothing() {
        var path = somewhere();

        var snapshot = answer(documents().read(path));

        assertThat(snapshot.found()).isEmpty();
        assertThat(snapshot.path()).isEqualTo(path);
    }

    @Test
    default void readsWhatWasJustStored() {
        var path = somewhere();
        var commitTime = commit(new Changes().set("status", "active").create(path));

        var snapshot = answer(documents().read(path));

        assertThat(snapshot.found().orElseThrow().text("status")).contains("active");
        assertThat(snapshot.readTime()).isAfterOrEqualTo(commitTime);
    }

    @Test
    default void tellsWhenADocumentWasCreatedAndLastChanged() {
        var path = somewhere();
        var created = commit(new Changes().set("status", "active").create(path));
        var updated = commit(new Changes().set("status", "disconnected").update(path));

        var document = stored(path);

        assertThat(updated).isAfter(created);
        assertThat(document.createTime()).isEqualTo(created);
        assertThat(document.updateTime()).isEqualTo(updated);
    }

    @Test
    default void readsSeveralInTheOrderOfThePaths() {
        var one = somewhere();
        var missing = somewhere();
        var other = somewhere();
        commit(
                new Changes().set("name", "one").create(one),
                new Changes().set("name", "other").create(other));

        var snapshots = answer(documents().readAll(List.of(other, missing, one, other)));

        assertThat(snapshots).extracting(Snapshot::path).containsExactly(other, missing, one, other);
        assertThat(snapshots)
                .extracting(snapshot -> snapshot.found()
                        .flatMap(document -> document.text("name"))
                        .orElse(""))
                .containsExactly("other", "", "one", "other");
    }

    @Test
    default void readsSeveralAtOneTime() {
        var one = somewhere();
        var commitTime = commit(new Changes().set("name", "one").create(one));

        var snapshots = answer(documents().readAll(List.of(one, somewhere())));

        assertThat(snapshots)
                .extracting(Snapshot::readTime)
                .containsOnly(snapshots.getFirst().readTime());
        assertThat(snapshots.getFirst().readTime()).isAfterOrEqualTo(commitTime);
    }

    @Test
    default void readsNothingWhenAskedForNothing() {
        var nothing = answer(documents().readAll(List.of()));

        assertThat(nothing).isEmpty();
    }
}

package com.emailpilot.vault;

import static com.emailpilot.vault.StoredKey.State.ADDED;
import static com.emailpilot.vault.StoredKey.State.DISABLED;
import static com.emailpilot.vault.StoredKey.State.PRIMARY;
import static com.emailpilot.vault.StoredKey.State.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.crypto.tink.KeysetHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How a stored keyset changes, wherever it is kept. */
abstract class StoredKeysContract {

    /** Another program that reads and writes the same keyset. */
    abstract KeysetSource another();

    @Test
    void addsOneKeyHoweverOftenItIsAsked() {
        var keys = new StoredKeys(another());
        var first = keys.list().getFirst().id();

        var added = keys.add();
        var again = new StoredKeys(another()).add();

        assertThat(again).isEqualTo(added);
        assertThat(keys.list()).containsExactly(new StoredKey(first, PRIMARY), new StoredKey(added.id(), ADDED));
    }

    @Test
    void retiresTheKeyThatAnotherFollows() {
        var keys = new StoredKeys(another());
        var first = keys.list().getFirst().id();
        var added = keys.add().id();

        keys.promote(added);
        keys.promote(added);

        assertThat(keys.list()).containsExactly(new StoredKey(first, RETIRED), new StoredKey(added, PRIMARY));
    }

    @Test
    void disablesAndEnablesAgain() {
        var keys = new StoredKeys(another());
        var first = keys.list().getFirst().id();
        keys.promote(keys.add().id());

        keys.disable(first);
        assertThat(keys.list().getFirst()).isEqualTo(new StoredKey(first, DISABLED));
        keys.enable(first);

        assertThat(keys.list().getFirst()).isEqualTo(new StoredKey(first, RETIRED));
    }

    @Test
    void neverDisablesTheKeyThatSeals() {
        var keys = new StoredKeys(another());
        var primary = keys.list().getFirst();

        assertThatIllegalStateException()
                .isThrownBy(() -> keys.disable(primary.id()))
                .withMessage("key " + primary.name() + " seals: rotate first");
    }

    @Test
    void neverSealsWithADisabledKey() {
        var keys = new StoredKeys(another());
        var added = keys.add();
        keys.disable(added.id());

        assertThatIllegalStateException()
                .isThrownBy(() -> keys.promote(added.id()))
                .withMessage("key " + added.name() + " is disabled");
    }

    @Test
    void takesNoChangeOfKeysThatWereChangedMeanwhile() throws Exception {
        var mine = another();
        var read = mine.load();
        new StoredKeys(another()).add();

        var stored = mine.store(Keys.withNewKey(read.keys()), read);

        assertThat(stored).isFalse();
        assertThat(new StoredKeys(another()).list())
                .filteredOn(key -> key.state() == ADDED)
                .isNotEmpty();
    }

    @Test
    void losesNoKeyOfManyWriters() throws Exception {
        int writers = 6;
        var together = new CyclicBarrier(writers);
        Callable<Integer> write = () -> {
            var source = another();
            together.await();
            return added(source);
        };

        List<Integer> added = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(write));
            }
            for (var one : running) {
                added.add(one.get());
            }
        }

        assertThat(new StoredKeys(another()).list()).extracting(StoredKey::id).containsAll(added);
    }

    @Test
    void saysInOneLineWhyItCannotBeRead() throws Exception {
        var keys = new StoredKeys(another());
        loseKeyset();

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(keys::list)
                .withMessageStartingWith("Cannot read the keyset ");
    }

    abstract void loseKeyset() throws Exception;

    /** Adds a key of its own, however often others are faster. */
    static int added(KeysetSource source) throws Exception {
        while (true) {
            var read = source.load();
            KeysetHandle changed = Keys.withNewKey(read.keys());
            if (source.store(changed, read)) {
                return changed.getAt(changed.size() - 1).getId();
            }
        }
    }
}

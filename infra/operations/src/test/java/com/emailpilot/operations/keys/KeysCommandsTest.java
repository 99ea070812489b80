package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.KnownKeys;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
final class KeysCommandsTest {

    @TempDir
    Path folder;

    private final InMemorySystem system = new InMemorySystem();
    private KeyWorld world;
    private KeysTerminal terminal;
    private String oldKey;

    @BeforeEach
    void open() {
        world = new KeyWorld(folder, system.documents);
        terminal = new KeysTerminal(system, KeyWorld.file(folder));
        oldKey = StoredKey.name(world.oldKey);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void sealsAnewAndSaysSo() {
        world.client("client-1");
        world.rotate();

        var first = terminal.run("reseal --json");
        var second = terminal.run("reseal");

        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("\"resealed\":1");
        assertThat(second.status()).isEqualTo(3);
        assertThat(world.counts().of(world.oldKey)).isZero();
    }

    @Test
    void sealsNothingAnewWhileAnInstanceSealsWithAnotherKey() {
        try (var late = instance("late")) {
            late.report().block();
            world.rotate();

            var run = terminal.run("reseal");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("Instance late seals with another key still");
        }
    }

    @Test
    void disablesNoKeyThatSomethingIsSealedWith() {
        world.client("client-1");
        world.client("client-2");
        world.rotate();

        var run = terminal.run("disable " + oldKey);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("2 documents are still sealed with key " + oldKey + ": run keys reseal.");
        assertThat(world.states()).containsExactly(State.RETIRED, State.PRIMARY);
    }

    @Test
    void disablesAKeyThatNothingIsSealedWithAndTakesItBack() {
        new KnownKeys(world.documents).seen(world.oldKey).block();
        world.client("client-1");
        world.rotate();
        terminal.run("reseal");

        var disabled = terminal.run("disable " + oldKey);

        assertThat(disabled.status()).isZero();
        assertThat(world.states()).containsExactly(State.DISABLED, State.PRIMARY);
        assertThat(world.inUse()).containsExactly(false);
        assertThat(terminal.run("disable " + oldKey).status()).isEqualTo(3);

        assertThat(terminal.run("enable " + oldKey).status()).isZero();
        assertThat(world.states()).containsExactly(State.RETIRED, State.PRIMARY);
        assertThat(world.inUse()).containsExactly(true);
    }

    @Test
    void givesUpAKeyThatIsLost() {
        new KnownKeys(world.documents).seen(7).block();

        assertThat(terminal.run("disable 7 --lost").status()).isZero();

        assertThat(world.inUse()).containsExactly(false);
        assertThat(terminal.run("disable " + oldKey + " --lost").err()).contains("it is not lost");
        assertThat(terminal.run("disable 8 --lost").status()).isEqualTo(1);
    }

    @Test
    void showsWhatEachKeyDoes() {
        world.client("client-1");
        var key = StoredKey.name(world.rotate());
        world.client("client-2");
        world.client("client-3");
        try (var instance = instance("one")) {
            instance.report().block();

            var run = terminal.run("status");

            assertThat(run.status()).isZero();
            assertThat(run.out().lines())
                    .anyMatch(line -> line.matches(oldKey + " +retired .* 1 +1 of 1 +0 *"))
                    .anyMatch(line -> line.matches(key + " +primary .* 2 +1 of 1 +1 *"));
        }
    }

    @Test
    void saysWhichKeyItDoesNotKnow() {
        var run = terminal.run("disable 12");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("The keyset has no key 12");
    }

    private FakeInstance instance(String name) {
        return new FakeInstance(name, KeyWorld.file(folder), world.documents);
    }
}

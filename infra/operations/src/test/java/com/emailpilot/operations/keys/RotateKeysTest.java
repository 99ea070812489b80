package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
final class RotateKeysTest {

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofMillis(800);

    @TempDir
    Path folder;

    private final InMemorySystem system = new InMemorySystem();
    private KeyWorld world;
    private KeysTerminal terminal;

    @BeforeEach
    void open() {
        world = new KeyWorld(folder, system.documents);
        terminal = new KeysTerminal(system, KeyWorld.file(folder));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void sealsWithANewKeyOnceEveryInstanceHoldsIt() {
        try (var quick = instance("quick");
                var slow = instance("slow")) {
            quick.report().then(slow.report()).block();
            quick.running(OFTEN);
            slow.running(SELDOM);

            var run = terminal.run("rotate");

            assertThat(run.status()).isZero();
            assertThat(world.states()).containsExactly(State.RETIRED, State.PRIMARY);
            assertThat(slow.loaded())
                    .filteredOn(held -> held.keyIds().size() == 2)
                    .first()
                    .extracting(held -> held.primaryKeyId())
                    .isEqualTo(world.oldKey);
            assertThat(slow.loaded().getLast().primaryKeyId()).isNotEqualTo(world.oldKey);
        }
    }

    @Test
    void goesOnWithTheKeyThatWasAdded() {
        var added = world.vault.stored().add().id();
        try (var instance = instance("one").running(OFTEN)) {
            instance.report().block();

            var run = terminal.run("rotate");

            assertThat(run.status()).isZero();
            assertThat(world.vault.stored().list()).extracting(StoredKey::id).containsExactly(world.oldKey, added);
        }
    }

    @Test
    void hasNothingToDoWhileTheLastRotationIsNotOver() {
        world.rotate();
        try (var instance = instance("one")) {
            instance.report().block();

            var run = terminal.run("rotate --wait PT0S");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out()).contains("keys reseal");
            assertThat(world.states()).containsExactly(State.RETIRED, State.PRIMARY);
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        try (var instance = instance("one")) {
            instance.report().block();

            var run = terminal.run("rotate --wait PT0S");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("is held by one", "keys rotate goes on where this stopped");
            assertThat(world.states()).containsExactly(State.PRIMARY, State.ADDED);
        }
    }

    @Test
    void rotatesNothingWhereNobodyTellsWhatHeHolds() {
        var run = terminal.run("rotate");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("No instance reports which keys it holds");
        assertThat(world.states()).containsExactly(State.PRIMARY);
    }

    @Test
    void rotatesWhereNothingRunsIfItIsTold() {
        var run = terminal.run("rotate --no-instances");

        assertThat(run.status()).isZero();
        assertThat(world.states()).containsExactly(State.RETIRED, State.PRIMARY);
    }

    @Test
    void changesNothingOnADryRun() {
        world.client("client-1");

        terminal.run("rotate --no-instances --dry-run");
        terminal.run("reseal --dry-run");

        assertThat(world.states()).containsExactly(State.PRIMARY);
        assertThat(world.documents.dump()).hasSize(1);
    }

    @Test
    void tellsTheAuditTrailWhoChangedWhichKey() {
        terminal.run("rotate --no-instances");
        var key = StoredKey.name(world.vault.stored().list().getLast().id());

        var rows = new AuditRows(world.documents)
                .all(new AuditFilter(null, null, null, null, null))
                .collectList()
                .block();

        assertThat(rows).extracting(AuditRow::actor).containsOnly("ops@example.com");
        assertThat(rows).extracting(AuditRow::outcome).containsExactlyInAnyOrder("added", "put in use");
        assertThat(rows).extracting(row -> row.details().get("key")).containsOnly(key);
    }

    private FakeInstance instance(String name) {
        return new FakeInstance(name, KeyWorld.file(folder), world.documents);
    }
}

package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EmulatorFinderTest {
    private static final JarSource NOTHING = _ -> Optional.empty();
    private static final JarSource BROKEN = _ -> {
        throw new JarUnavailableException("download failed (cannot connect)");
    };

    @Test
    void prefersTheEmulatorThatTheEnvironmentNames() {
        var finder = new EmulatorFinder(Map.of("PUBSUB_EMULATOR_HOST", "127.0.0.1:1"), List.of());

        assertThat(finder.runningPubSub()).contains("127.0.0.1:1");

        assertThat(finder.runningFirestore()).isEmpty();
    }

    @Test
    void asksEachSourceInItsOrder() {
        var finder = new EmulatorFinder(Map.of(), List.of(NOTHING, holding("second.jar"), holding("third.jar")));

        var jar = finder.jar(Component.PUBSUB);

        assertThat(jar).isEqualTo(Path.of("second.jar"));
    }

    @Test
    void goesOnWhenASourceFails() {
        var finder = new EmulatorFinder(Map.of(), List.of(BROKEN, holding("second.jar")));

        var jar = finder.jar(Component.PUBSUB);

        assertThat(jar).isEqualTo(Path.of("second.jar"));
    }

    @Test
    void saysInOneLineWhatToDoWhenThereIsNone() {
        var finder = new EmulatorFinder(Map.of(), List.of(NOTHING, BROKEN));

        assertThatThrownBy(() -> finder.jar(Component.FIRESTORE))
                .isInstanceOf(NoEmulatorException.class)
                .hasMessageContaining("gcloud components install cloud-firestore-emulator")
                .hasMessageContaining("FIRESTORE_EMULATOR_HOST")
                .hasMessageContaining("download failed (cannot connect)")
                .hasMessageNotContaining("\n");
    }

    private static JarSource holding(String jar) {
        return _ -> Optional.of(Path.of(jar));
    }
}

package com.emailpilot.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BusyPortsTest {
    private final Settings free = Settings.of(Path.of("/nowhere"), Map.of()).withFreePorts();

    @Test
    void agreesWhenAllAreFree() {
        var ports = new BusyPorts(free, _ -> "nobody");

        assertThatCode(() -> ports.refuse(List.of(Port.values()))).doesNotThrowAnyException();
    }

    @Test
    void saysWhoHasThePortAndWhichSettingMovesIt() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = free.with("GATEWAY_PORT", Integer.toString(busy.getLocalPort()));
            var ports = new BusyPorts(settings, _ -> "nginx (pid 12)");

            assertThatThrownBy(() -> ports.refuse(List.of(Port.values())))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("Port %d is in use by nginx (pid 12): end it, or set GATEWAY_PORT to another port."
                            .formatted(busy.getLocalPort()));
        }
    }

    @Test
    void looksOnlyAtThePortsThatAreNeeded() throws IOException {
        try (var busy = new ServerSocket(0)) {
            var settings = free.with("PUBSUB_EMULATOR_PORT", Integer.toString(busy.getLocalPort()));
            var ports = new BusyPorts(settings, _ -> "nobody");

            assertThatCode(() -> ports.refuse(List.of(Port.GATEWAY, Port.FIRESTORE)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesOnePortForTwoThings() {
        var settings = free.with("GATEWAY_PORT", "21999").with("REFRESHER_PORT", "21999");
        var ports = new BusyPorts(settings, _ -> "nobody");

        assertThatThrownBy(() -> ports.refuse(List.of(Port.values())))
                .hasMessageContaining("Port 21999")
                .hasMessageContaining("GATEWAY_PORT and REFRESHER_PORT");
    }

    @Test
    void knowsThisProcessOrNobody() throws IOException {
        try (var busy = new ServerSocket(0)) {
            var holder = PortHolder.of(busy.getLocalPort());

            assertThat(holder).isIn("java (pid " + ProcessHandle.current().pid() + ")", "another process");
        }
    }
}

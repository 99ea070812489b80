package com.emailpilot.local.settings;

import com.emailpilot.emulators.FreePorts;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks whether a start would fail because somebody else has a port, and says who and what to do. */
public final class BusyPorts {
    private final Settings settings;
    private final IntFunction<String> holder;

    public BusyPorts(Settings settings) {
        this(settings, PortHolder::of);
    }

    BusyPorts(Settings settings, IntFunction<String> holder) {
        this.settings = settings;
        this.holder = holder;
    }

    /**
     * Looks at these ports.
     *
     * @throws SettingsException with one line per port that cannot be had
     */
    public void refuse(Collection<Port> needed) {
        var complaints = Stream.concat(taken(needed), doubled(needed)).toList();
        if (!complaints.isEmpty()) {
            throw new SettingsException(String.join(System.lineSeparator(), complaints));
        }
    }

    private Stream<String> taken(Collection<Port> needed) {
        return needed.stream()
                .filter(port -> !FreePorts.isFree(settings.port(port)))
                .map(this::complaint);
    }

    private String complaint(Port port) {
        var number = settings.port(port);
        return "Port %d is in use by %s: end it, or set %s to another port."
                .formatted(number, holder.apply(number), port.setting());
    }

    private Stream<String> doubled(Collection<Port> needed) {
        var byNumber =
                needed.stream().collect(Collectors.groupingBy(settings::port, TreeMap::new, Collectors.toList()));
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "Port %d is set more than once: give %s different ports."
                        .formatted(entry.getKey(), names(entry.getValue())));
    }

    private static String names(List<Port> ports) {
        return ports.stream().map(Port::setting).collect(Collectors.joining(" and "));
    }
}

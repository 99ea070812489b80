package com.emailpilot.emulators;

import java.util.List;

/** No place on this machine or on the net gave an emulator; the message is one line with the remedy. */
public final class NoEmulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoEmulatorException(Component component, List<String> tried) {
        super(
                "No %s: no Google Cloud CLI with the component %s, no Docker engine, %s. Remedy: gcloud components install %s, or set %s to one that runs."
                        .formatted(
                                component.title(),
                                component.id(),
                                String.join(", ", tried),
                                component.id(),
                                component.hostSetting()));
    }
}

package com.emailpilot.operations.doctor;

import com.emailpilot.operations.system.Messaging;
import java.util.ArrayList;
import java.util.List;

/** Whether topics and subscriptions are as the topology wants them, and whether we may use them. */
record MessagingCheck(Messaging messaging, boolean emulator) implements Check {

    @Override
    public String area() {
        return "topics";
    }

    @Override
    public List<Diagnosis> look() {
        List<Diagnosis> found = new ArrayList<>();
        messaging
                .differences()
                .forEach(difference -> found.add(Diagnosis.fail(
                        area(),
                        difference,
                        emulator ? "Start the services again: they make what is missing." : "Apply infra/terraform.")));
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(area(), "topics and subscriptions are as they should be"));
        }
        found.addAll(permissions());
        return found;
    }

    private List<Diagnosis> permissions() {
        var area = "permissions";
        if (emulator) {
            return List.of(Diagnosis.ok(area, "an emulator has none"));
        }
        var refused = messaging.refusedPermissions();
        return refused.isEmpty()
                ? List.of(Diagnosis.ok(area, "you may publish and consume"))
                : refused.stream()
                        .map(each -> Diagnosis.warn(
                                area,
                                "you have no " + each,
                                "Use an account with the role for ops, see infra/terraform."))
                        .toList();
    }
}

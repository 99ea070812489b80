package com.emailpilot.local.system;

import com.emailpilot.events.EventMessage;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What Cloud Scheduler publishes in production, out of the file that Terraform makes its jobs of. */
final class ClockMessages {
    private static final String FILE = "clock.json";

    private final Jobs jobs;

    private ClockMessages(Jobs jobs) {
        this.jobs = jobs;
    }

    static ClockMessages load() {
        try (var in = ClockMessages.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FILE + "; build it again");
            }
            return new ClockMessages(new JsonMapper().readValue(in, Jobs.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EventMessage expirySweep() {
        return jobs.sweep().message();
    }

    EventMessage enrichment() {
        return jobs.enrichment().message();
    }

    record Jobs(@JsonProperty("expiry-sweep") Job sweep, Job enrichment) {}

    record Job(String schedule, String topic, Map<String, String> attributes, String data) {

        /** Cloud Scheduler knows no ordering keys. */
        EventMessage message() {
            return new EventMessage(topic, "", attributes, data);
        }
    }
}

package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Terraform works its part out by itself, our code makes its real requests: both must say the same. */
final class TopologyEqualityTest {

    @TempDir
    private Path folder;

    private TerraformConsole terraform;

    @BeforeEach
    void findTerraform() throws IOException, InterruptedException {
        assumeTrue(TerraformConsole.isInstalled(), "could not run: there is no terraform on the PATH");
        terraform = new TerraformConsole(folder);
    }

    @Test
    void terraformMakesTheTopicsThatLocalModeMakes() throws IOException {
        var made = RecordedPubSub.ofTopology().topics().values().stream()
                .collect(Collectors.toMap(
                        topic -> shortName(topic.getName()),
                        topic -> Durations.toSeconds(topic.getMessageRetentionDuration()) + "s"));

        var planned = terraform.evaluate("{ for name, topic in local.topics : name => topic.retention }");

        assertThat(texts(planned)).isNotEmpty().isEqualTo(made);
    }

    @Test
    void terraformMakesTheSubscriptionsThatLocalModeMakes() throws IOException {
        Map<String, Map<String, String>> made = new TreeMap<>();
        RecordedPubSub.ofTopology().subscriptions().forEach((name, request) -> made.put(name, settings(request)));

        Map<String, Map<String, String>> planned = new TreeMap<>();
        terraform.evaluate("local.subscriptions").forEachEntry((name, plan) -> planned.put(name, settings(plan)));

        assertThat(planned).isNotEmpty().isEqualTo(made);
    }

    private static Map<String, String> settings(Subscription request) {
        assertThat(request.getExpirationPolicy().hasTtl()).as("expires").isFalse();
        assertThat(request.getEnableMessageOrdering()).as("ordered").isFalse();
        var dead = request.getDeadLetterPolicy();
        return Map.of(
                "topic", shortName(request.getTopic()),
                "ack_deadline_seconds", Integer.toString(request.getAckDeadlineSeconds()),
                "retention", seconds(request.getMessageRetentionDuration()),
                "filter", request.getFilter(),
                "minimum_backoff", seconds(request.getRetryPolicy().getMinimumBackoff()),
                "maximum_backoff", seconds(request.getRetryPolicy().getMaximumBackoff()),
                "dead_letter_topic", shortName(dead.getDeadLetterTopic()),
                "max_delivery_attempts", attempts(request.hasDeadLetterPolicy(), dead.getMaxDeliveryAttempts()));
    }

    private static Map<String, String> settings(JsonNode plan) {
        var dead = plan.get("dead_letter_topic");
        return Map.of(
                "topic", plan.get("topic").asString(),
                "ack_deadline_seconds", plan.get("ack_deadline_seconds").asString(),
                "retention", plan.get("retention").asString(),
                "filter", plan.get("filter").asString(),
                "minimum_backoff", plan.get("minimum_backoff").asString(),
                "maximum_backoff", plan.get("maximum_backoff").asString(),
                "dead_letter_topic", dead.isNull() ? "" : dead.asString(),
                "max_delivery_attempts",
                        attempts(
                                !dead.isNull(),
                                plan.get("max_delivery_attempts").asInt()));
    }

    private static String attempts(boolean limited, int attempts) {
        return limited ? Integer.toString(attempts) : "unlimited";
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.forEachEntry((name, value) -> texts.put(name, value.asString()));
        return texts;
    }

    private static String seconds(com.google.protobuf.Duration duration) {
        return Durations.toSeconds(duration) + "s";
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

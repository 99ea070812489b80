package com.emailpilot.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is created comes from the files that the code reads as well, not from a second list. */
final class TerraformResourcesTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "name", "each.key",
            "topic", "google_pubsub_topic.topics[each.value.topic].id",
            "ack_deadline_seconds", "each.value.ack_deadline_seconds",
            "message_retention_duration", "each.value.retention",
            "filter", "each.value.filter",
            "enable_message_ordering", "false");

    @Test
    void everyTopicComesFromTheTopologyFile() {
        var topic = only("google_pubsub_topic");

        assertThat(topic.argument("for_each")).contains("local.topics");
        assertThat(topic.argument("name")).contains("each.key");
        assertThat(topic.argument("message_retention_duration")).contains("each.value.retention");
    }

    @Test
    void everySubscriptionComesFromTheTopologyFile() {
        var subscription = only("google_pubsub_subscription");

        assertThat(subscription.argument("for_each")).contains("local.subscriptions");
        assertThat(SETTINGS)
                .allSatisfy((argument, expression) ->
                        assertThat(subscription.argument(argument)).contains(expression));
    }

    @Test
    void subscriptionsNeverExpireAndRetryAndDieAsTheFileSays() {
        var body = only("google_pubsub_subscription").body().replaceAll("\\s+", " ");

        assertThat(body)
                .contains("expiration_policy { ttl = \"\" }")
                .contains("retry_policy { minimum_backoff = each.value.minimum_backoff"
                        + " maximum_backoff = each.value.maximum_backoff }")
                .contains("dead_letter_topic = google_pubsub_topic.topics[dead_letter_policy.value].id"
                        + " max_delivery_attempts = each.value.max_delivery_attempts");
    }

    @Test
    void theTopologyIsTheFileThatTheCodeReads() {
        var topology = ProjectFiles.read(ProjectFiles.at("infra/terraform/topology.tf"));

        assertThat(topology)
                .contains("jsondecode(file(\"${path.module}/../../shared-events/event-contracts/src/main/resources/"
                        + "com/emailpilot/events/topology.json\"))");
    }

    @Test
    void indexesExemptionsAndLifetimesComeFromTheIndexFile() {
        assertThat(ProjectFiles.read(ProjectFiles.at("infra/terraform/firestore.tf")))
                .contains("jsondecode(file(\"${path.module}/firestore.indexes.json\"))");
        assertThat(only("google_firestore_index").argument("for_each")).contains("local.composite_indexes");
        assertThat(only("google_firestore_field").argument("for_each")).contains("local.field_overrides");
    }

    @Test
    void noSecretPassesThroughTerraform() {
        assertThat(TerraformResource.all())
                .extracting(TerraformResource::type)
                .contains("google_secret_manager_secret")
                .doesNotContain("google_secret_manager_secret_version", "google_service_account_key");
    }

    @Test
    void nobodyLogsAddressesThatHoldASecret() {
        assertThat(only("google_logging_project_exclusion").argument("filter"))
                .hasValueSatisfying(filter -> assertThat(filter).contains("/connect/", "/oauth/callback"));
    }

    private static TerraformResource only(String type) {
        var found = TerraformResource.all().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }
}

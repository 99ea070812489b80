resource "google_pubsub_topic" "topics" {
  for_each = local.topics

  name                       = each.key
  message_retention_duration = each.value.retention

  depends_on = [google_project_service.apis]
}

resource "google_pubsub_subscription" "subscriptions" {
  for_each = local.subscriptions

  name                       = each.key
  topic                      = google_pubsub_topic.topics[each.value.topic].id
  ack_deadline_seconds       = each.value.ack_deadline_seconds
  message_retention_duration = each.value.retention
  filter                     = each.value.filter
  enable_message_ordering    = false

  # empty means never
  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = each.value.minimum_backoff
    maximum_backoff = each.value.maximum_backoff
  }

  dynamic "dead_letter_policy" {
    for_each = each.value.dead_letter_topic == null ? [] : [each.value.dead_letter_topic]

    content {
      dead_letter_topic     = google_pubsub_topic.topics[dead_letter_policy.value].id
      max_delivery_attempts = each.value.max_delivery_attempts
    }
  }
}

locals {
  pubsub_agent = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"

  publishing = merge([
    for service, settings in local.services : {
      for topic in settings.publishes : "${service} ${topic}" => { service = service, topic = topic }
    }
  ]...)
}

resource "google_pubsub_topic_iam_member" "publishers" {
  for_each = local.publishing

  topic  = google_pubsub_topic.topics[each.value.topic].id
  role   = "roles/pubsub.publisher"
  member = google_service_account.services[each.value.service].member
}

resource "google_pubsub_subscription_iam_member" "consumers" {
  for_each = local.subscriptions

  subscription = google_pubsub_subscription.subscriptions[each.key].id
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.services[each.value.consumer].member
}

# Pub/Sub itself moves what cannot be handled: it takes it from the subscription and publishes it on the dead-letter topic
resource "google_pubsub_subscription_iam_member" "dead_lettering" {
  for_each = local.with_dead_letters

  subscription = google_pubsub_subscription.subscriptions[each.key].id
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}

resource "google_pubsub_topic_iam_member" "dead_lettering" {
  for_each = local.with_dead_letters

  topic  = google_pubsub_topic.topics[each.value.dead_letter_topic].id
  role   = "roles/pubsub.publisher"
  member = local.pubsub_agent
}

# a service lays aside at once what can never be handled, with its reason
resource "google_pubsub_topic_iam_member" "dead_lettering_consumers" {
  for_each = local.with_dead_letters

  topic  = google_pubsub_topic.topics[each.value.dead_letter_topic].id
  role   = "roles/pubsub.publisher"
  member = google_service_account.services[each.value.consumer].member
}

# on a topic, this role allows to attach a subscription and nothing else
resource "google_pubsub_topic_iam_member" "live" {
  for_each = local.live_topics

  topic  = google_pubsub_topic.topics[each.value.topic].id
  role   = "roles/pubsub.subscriber"
  member = google_service_account.services[each.value.consumer].member
}

# the watchdog asks of every subscription whether it is there, also of those that others read
resource "google_project_iam_custom_role" "watchdog" {
  role_id     = "emailpilotWatchdog"
  title       = "EmailPilot watchdog"
  description = "Sees which subscriptions there are."
  permissions = ["pubsub.subscriptions.get"]

  depends_on = [google_project_service.apis]
}

resource "google_project_iam_member" "watchdog" {
  project = var.project_id
  role    = google_project_iam_custom_role.watchdog.id
  member  = google_service_account.services["client-provisioner"].member
}

resource "google_project_iam_custom_role" "live_subscriptions" {
  role_id     = "emailpilotLiveSubscriptions"
  title       = "EmailPilot live subscriptions"
  description = "Makes and reads the subscription that an instance has for itself."
  permissions = [
    "pubsub.subscriptions.consume",
    "pubsub.subscriptions.create",
  ]

  depends_on = [google_project_service.apis]
}

resource "google_project_iam_member" "live_subscriptions" {
  for_each = toset([for live in local.live_topics : live.consumer])

  project = var.project_id
  role    = google_project_iam_custom_role.live_subscriptions.id
  member  = google_service_account.services[each.key].member
}

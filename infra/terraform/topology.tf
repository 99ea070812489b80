# What Pub/Sub holds, as the one topology file says it: local mode and the services read the same file.
# Nothing but locals here, so that "terraform console" can work it out without a provider.
locals {
  topology = jsondecode(file("${path.module}/../../shared-events/event-contracts/src/main/resources/com/emailpilot/events/topology.json"))

  dead_letter_topics = toset([
    for subscription in local.topology.subscriptions : subscription.deadLetterTopic
    if can(subscription.deadLetterTopic)
  ])

  topics = {
    for topic in local.topology.topics : topic.name => { retention = topic.retention }
  }

  longest_retention_seconds = 7 * 24 * 60 * 60

  subscriptions = {
    for subscription in local.topology.subscriptions : subscription.name => {
      topic                = subscription.topic
      consumer             = subscription.consumer
      ack_deadline_seconds = subscription.ackDeadlineSeconds
      retention = format("%ds", min(
        tonumber(trimsuffix(local.topics[subscription.topic].retention, "s")),
        local.longest_retention_seconds,
      ))
      # what died while it was being replayed must reach the dead letters as well
      filter = (
        contains(local.dead_letter_topics, subscription.topic)
        ? ""
        : "NOT attributes:replay-target OR attributes.replay-target = \"${subscription.name}\""
      )
      minimum_backoff       = local.topology.retryPolicy.minimumBackoff
      maximum_backoff       = local.topology.retryPolicy.maximumBackoff
      dead_letter_topic     = try(subscription.deadLetterTopic, null)
      max_delivery_attempts = local.topology.maxDeliveryAttempts
    }
  }

  with_dead_letters = {
    for name, subscription in local.subscriptions : name => subscription
    if subscription.dead_letter_topic != null
  }

  # an instance makes its own live subscription when it starts
  live_topics = {
    for live in local.topology.liveSubscriptions : live.prefix => {
      topic    = live.topic
      consumer = live.consumer
    }
  }
}

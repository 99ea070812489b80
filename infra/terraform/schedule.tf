# Hints from the clock. They carry neither id nor time: the message's own id and publish time stand for both.
resource "google_cloud_scheduler_job" "clock" {
  for_each = jsondecode(file("${path.module}/clock.json"))

  name      = each.key
  region    = var.region
  schedule  = each.value.schedule
  time_zone = "Etc/UTC"

  pubsub_target {
    topic_name = google_pubsub_topic.topics[each.value.topic].id
    data       = base64encode(each.value.data)
    attributes = each.value.attributes
  }

  depends_on = [google_project_service.apis]
}

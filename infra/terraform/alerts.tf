# What Google alone knows, and what our own watchdog says: both reach people through the channels that are named here.
locals {
  longest_wait_seconds = 300
}

resource "google_monitoring_alert_policy" "old_backlog" {
  display_name          = "EmailPilot: messages wait for their consumer"
  combiner              = "OR"
  notification_channels = var.alert_channels

  conditions {
    display_name = "The oldest message that nobody acknowledged"

    condition_threshold {
      filter          = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription/oldest_unacked_message_age\" AND resource.labels.subscription_id = monitoring.regex.full_match(\"(oauth-gateway|client-provisioner|token-refresher)[.].*\")"
      comparison      = "COMPARISON_GT"
      threshold_value = local.longest_wait_seconds
      duration        = "120s"

      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "See that the consumer in the subscription's name runs; if it does, add instances or look for what it cannot handle."
  }

  depends_on = [google_project_service.apis]
}

resource "google_monitoring_alert_policy" "watchdog" {
  display_name          = "EmailPilot: the watchdog raised an alert"
  combiner              = "OR"
  notification_channels = var.alert_channels

  conditions {
    display_name = "An alert is open"

    condition_matched_log {
      filter = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name = \"client-provisioner\" AND jsonPayload.message =~ \"^Alert [a-z_]+ is open since \""
    }
  }

  alert_strategy {
    notification_rate_limit {
      period = "3600s"
    }
  }

  documentation {
    content = "Operations, Status in the admin pages says what to do."
  }

  depends_on = [google_project_service.apis]
}

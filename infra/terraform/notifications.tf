# How owners of clients that need reconnecting are told outside the pages. Values of secrets never pass through Terraform.
locals {
  notification_secrets = merge(
    contains(keys(var.notification_settings), "SPRING_MAIL_USERNAME") ? {
      SPRING_MAIL_PASSWORD = "emailpilot-mail-password"
    } : {},
    contains(keys(var.notification_settings), "EMAILPILOT_NOTIFICATION_WEBHOOK_URL") ? {
      EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET = "emailpilot-webhook-secret"
    } : {},
  )
}

resource "google_secret_manager_secret" "notifications" {
  for_each = local.notification_secrets

  secret_id = each.value

  replication {
    auto {}
  }

  depends_on = [google_project_service.apis]
}

resource "google_secret_manager_secret_iam_member" "notification_readers" {
  for_each = local.notification_secrets

  secret_id = google_secret_manager_secret.notifications[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.services["oauth-gateway"].member
}

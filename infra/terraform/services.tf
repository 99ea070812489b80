locals {
  redirect_uri = "${var.public_url}/api/integrations/klaviyo/oauth/callback"

  # what callers have their ID tokens made for: Cloud Run and the refresher both look at it
  credential_audience = "https://token-refresher.${var.project_id}.internal"
  credential_callers  = join(";", [for account, clients in var.credential_callers : "${account}=${join(",", clients)}"])
  credential_settings = {
    EMAILPILOT_CREDENTIAL_AUDIENCE = local.credential_audience
    EMAILPILOT_CREDENTIAL_CALLERS  = local.credential_callers
  }

  # publishes: which topics, as the contract of the events says
  services = {
    oauth-gateway = {
      port        = 8000
      ingress     = "INGRESS_TRAFFIC_ALL"
      concurrency = 500
      timeout     = "3600s"
      klaviyo_app = true
      publishes   = ["klaviyo-connections", "client-events", "token-expiry", "enrichment"]
      environment = merge(var.notification_settings, {
        FEATURE_KLAVIYO_OAUTH      = tostring(var.connecting_enabled)
        KLAVIYO_OAUTH_REDIRECT_URI = local.redirect_uri
        KLAVIYO_OAUTH_SCOPES       = join(" ", var.klaviyo_scopes)
      })
    }
    client-provisioner = {
      port        = 8001
      ingress     = "INGRESS_TRAFFIC_INTERNAL_ONLY"
      concurrency = 80
      timeout     = "60s"
      klaviyo_app = false
      publishes   = ["client-events", "token-expiry", "enrichment"]
      environment = {
        KLAVIYO_OAUTH_SCOPES = join(" ", var.klaviyo_scopes)
      }
    }
    token-refresher = {
      port        = 8002
      ingress     = "INGRESS_TRAFFIC_INTERNAL_ONLY"
      concurrency = 200
      timeout     = "60s"
      klaviyo_app = true
      publishes   = ["client-events", "token-expiry"]
      environment = { for name, value in local.credential_settings : name => value if local.credential_callers != "" }
    }
  }

  deployed = { for service, settings in local.services : service => settings if contains(keys(var.images), service) }
}

resource "google_service_account" "services" {
  for_each = local.services

  account_id   = each.key
  display_name = "EmailPilot ${each.key}"

  depends_on = [google_project_service.apis]
}

resource "google_project_iam_member" "firestore" {
  for_each = local.services

  project = var.project_id
  role    = "roles/datastore.user"
  member  = google_service_account.services[each.key].member
}

resource "google_cloud_run_v2_service" "services" {
  for_each = local.deployed

  name                = each.key
  location            = var.region
  ingress             = each.value.ingress
  custom_audiences    = each.key == "token-refresher" ? [local.credential_audience] : []
  deletion_protection = var.deletion_protection

  template {
    service_account                  = google_service_account.services[each.key].email
    timeout                          = each.value.timeout
    max_instance_request_concurrency = each.value.concurrency

    scaling {
      min_instance_count = 1
      max_instance_count = var.max_instances
    }

    containers {
      image = var.images[each.key]

      ports {
        container_port = each.value.port
      }

      # subscribers and relays work between requests: the processor must not be taken away then
      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = "1Gi"
        }
      }

      dynamic "env" {
        for_each = merge(each.value.environment, {
          GOOGLE_CLOUD_PROJECT     = var.project_id
          EMAILPILOT_KEYSET_SECRET = "${google_secret_manager_secret.keyset.id}/versions/latest"
          EMAILPILOT_KMS_KEY       = "gcp-kms://${google_kms_crypto_key.keyset.id}"
        })

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = each.value.klaviyo_app ? { KLAVIYO_OAUTH_CLIENT_ID = var.klaviyo_client_id } : {}

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = each.value.klaviyo_app && var.klaviyo_client_id != "" ? ["KLAVIYO_OAUTH_CLIENT_SECRET"] : []

        content {
          name = env.value

          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.klaviyo_client_secret.secret_id
              version = "latest"
            }
          }
        }
      }

      dynamic "env" {
        for_each = each.key == "oauth-gateway" ? keys(local.notification_secrets) : []

        content {
          name = env.value

          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.notifications[env.value].secret_id
              version = "latest"
            }
          }
        }
      }

      # the public port's health makes no call to anybody; the management port listens on loopback only
      startup_probe {
        period_seconds    = 2
        timeout_seconds   = 2
        failure_threshold = 60

        http_get {
          path = "/actuator/health"
          port = each.value.port
        }
      }

      liveness_probe {
        period_seconds    = 15
        timeout_seconds   = 5
        failure_threshold = 4

        http_get {
          path = "/actuator/health"
          port = each.value.port
        }
      }
    }
  }

  depends_on = [
    google_project_iam_member.firestore,
    google_kms_crypto_key_iam_member.keyset_readers,
    google_secret_manager_secret_iam_member.keyset_readers,
    google_secret_manager_secret_iam_member.klaviyo_client_secret_readers,
    google_secret_manager_secret_iam_member.notification_readers,
    google_pubsub_subscription_iam_member.consumers,
    google_pubsub_topic_iam_member.publishers,
    google_pubsub_topic_iam_member.dead_lettering_consumers,
  ]
}

# browsers come without Google's identity: the gateway itself signs people in
resource "google_cloud_run_v2_service_iam_member" "browsers" {
  count = contains(keys(var.images), "oauth-gateway") ? 1 : 0

  location = var.region
  name     = google_cloud_run_v2_service.services["oauth-gateway"].name
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_service_iam_member" "credential_callers" {
  for_each = contains(keys(var.images), "token-refresher") ? toset(keys(var.credential_callers)) : toset([])

  location = var.region
  name     = google_cloud_run_v2_service.services["token-refresher"].name
  role     = "roles/run.invoker"
  member   = "serviceAccount:${each.key}"
}

# The keyset is a secret encrypted by a KMS key, so neither of the two is enough. Values never pass through Terraform.
locals {
  services_with_klaviyo_app = toset([for service, settings in local.services : service if settings.klaviyo_app])
}

resource "google_kms_key_ring" "keyset" {
  name     = "emailpilot"
  location = var.region

  depends_on = [google_project_service.apis]
}

resource "google_kms_crypto_key" "keyset" {
  name            = "keyset"
  key_ring        = google_kms_key_ring.keyset.id
  purpose         = "ENCRYPT_DECRYPT"
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_secret_manager_secret" "keyset" {
  secret_id = "emailpilot-keyset"

  replication {
    auto {}
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_project_service.apis]
}

resource "google_secret_manager_secret" "klaviyo_client_secret" {
  secret_id = "emailpilot-klaviyo-client-secret"

  replication {
    auto {}
  }

  depends_on = [google_project_service.apis]
}

resource "google_secret_manager_secret_iam_member" "keyset_readers" {
  for_each = local.services

  secret_id = google_secret_manager_secret.keyset.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.services[each.key].member
}

resource "google_kms_crypto_key_iam_member" "keyset_readers" {
  for_each = local.services

  crypto_key_id = google_kms_crypto_key.keyset.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = google_service_account.services[each.key].member
}

resource "google_secret_manager_secret_iam_member" "klaviyo_client_secret_readers" {
  for_each = local.services_with_klaviyo_app

  secret_id = google_secret_manager_secret.klaviyo_client_secret.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.services[each.key].member
}

resource "google_secret_manager_secret_iam_member" "keyset_administrators" {
  for_each = var.keyset_administrators

  secret_id = google_secret_manager_secret.keyset.id
  role      = "roles/secretmanager.secretVersionManager"
  member    = each.key
}

# whoever writes keys has to read those that are there
resource "google_secret_manager_secret_iam_member" "keyset_administrators_read" {
  for_each = var.keyset_administrators

  secret_id = google_secret_manager_secret.keyset.id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.key
}

resource "google_kms_crypto_key_iam_member" "keyset_administrators" {
  for_each = var.keyset_administrators

  crypto_key_id = google_kms_crypto_key.keyset.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = each.key
}

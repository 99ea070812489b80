output "gateway_url" {
  description = "Cloud Run's own address of the gateway; point public_url's host at it."
  value       = one([for name, service in google_cloud_run_v2_service.services : service.uri if name == "oauth-gateway"])
}

output "redirect_uri" {
  description = "What has to be registered at Klaviyo, byte for byte."
  value       = local.redirect_uri
}

output "keyset_secret" {
  description = "Secret that must get the encrypted keyset."
  value       = google_secret_manager_secret.keyset.id
}

output "keyset_kms_key" {
  description = "Key that encrypts the keyset."
  value       = "gcp-kms://${google_kms_crypto_key.keyset.id}"
}

output "klaviyo_client_secret" {
  description = "Secret that must get the client secret of the Klaviyo app."
  value       = google_secret_manager_secret.klaviyo_client_secret.id
}

output "service_accounts" {
  description = "Who each service is."
  value       = { for service, account in google_service_account.services : service => account.email }
}

output "credential_audience" {
  description = "What a service that asks for credentials has its ID token made for."
  value       = local.credential_audience
}

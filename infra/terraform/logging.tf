# Cloud Run and load balancers log every request with its whole address: the token of an invite's link and Klaviyo's code stand in some
resource "google_logging_project_exclusion" "secret_addresses" {
  name        = "emailpilot-secret-addresses"
  description = "Requests whose address holds a secret; what became of them is in the gateway's own log"
  filter      = "(log_id(\"run.googleapis.com/requests\") OR log_id(\"requests\")) AND httpRequest.requestUrl =~ \"/connect/|/oauth/callback\""

  depends_on = [google_project_service.apis]
}

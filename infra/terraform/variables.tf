variable "project_id" {
  description = "Google Cloud project that holds everything."
  type        = string
}

variable "region" {
  description = "Where Cloud Run, Cloud Scheduler and the key ring are."
  type        = string
  default     = "europe-west1"
}

variable "firestore_location" {
  description = "Where the database is; it can never be moved. Multi-regions: eur3, nam5."
  type        = string
  default     = "eur3"
}

variable "public_url" {
  description = "What browsers call the gateway, without a path; Klaviyo sends people back to it."
  type        = string

  validation {
    condition     = can(regex("^https://[^/]+$", var.public_url))
    error_message = "public_url must be https://<host> without a path or a slash at the end."
  }
}

variable "klaviyo_client_id" {
  description = "Id of the Klaviyo app; empty while there is none: the gateway then says \"not configured\"."
  type        = string
  default     = ""
}

variable "klaviyo_scopes" {
  description = "What people are asked to allow."
  type        = list(string)
  default = [
    "accounts:read",
    "campaigns:read",
    "flows:read",
    "lists:read",
    "metrics:read",
    "profiles:read",
    "segments:read",
  ]
}

variable "connecting_enabled" {
  description = "FEATURE_KLAVIYO_OAUTH: off hides the start of the flow."
  type        = bool
  default     = true
}

variable "alert_channels" {
  description = "Notification channels of Cloud Monitoring that hear of alerts: projects/<project>/notificationChannels/<id>."
  type        = list(string)
  default     = []
}

variable "images" {
  description = "Image of each service, by digest. A service without one is not deployed, so that its secrets can be filled first."
  type        = map(string)
  default     = {}

  validation {
    condition = length(setsubtract(
      keys(var.images), ["oauth-gateway", "client-provisioner", "token-refresher"])
    ) == 0
    error_message = "images has keys other than oauth-gateway, client-provisioner and token-refresher."
  }
}

variable "max_instances" {
  description = "The most instances that a service may have."
  type        = number
  default     = 5
}

variable "credential_callers" {
  description = "Service accounts that may ask the refresher for credentials, each with the ids of its clients, or * for all."
  type        = map(set(string))
  default     = {}

  validation {
    condition = alltrue([for account, clients in var.credential_callers :
      endswith(account, ".gserviceaccount.com") && length(clients) > 0
    ])
    error_message = "credential_callers must map the e-mail address of a service account to [\"*\"] or to client ids."
  }
}

variable "notification_settings" {
  description = "How owners of clients that need reconnecting are told: settings of the gateway such as EMAILPILOT_NOTIFICATION_MAIL_FROM, SPRING_MAIL_HOST, EMAILPILOT_NOTIFICATION_WEBHOOK_URL. Empty: on the pages alone."
  type        = map(string)
  default     = {}

  validation {
    condition = length(setintersection(
      keys(var.notification_settings), ["SPRING_MAIL_PASSWORD", "EMAILPILOT_NOTIFICATION_WEBHOOK_SECRET"])
    ) == 0
    error_message = "Secrets do not belong into notification_settings: they are read from Secret Manager."
  }
}

variable "keyset_administrators" {
  description = "Principals that may write the keyset, such as group:ops@example.com."
  type        = set(string)
  default     = []
}

variable "deletion_protection" {
  description = "Refuses to delete the database and the services."
  type        = bool
  default     = true
}

terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }

  # the bucket is named at "terraform init": -backend-config=bucket=<bucket>
  backend "gcs" {
    prefix = "emailpilot"
  }
}

provider "google" {
  project = var.project_id
  region  = var.region
}

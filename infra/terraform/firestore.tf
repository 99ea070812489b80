locals {
  firestore = jsondecode(file("${path.module}/firestore.indexes.json"))

  composite_indexes = {
    for index in local.firestore.indexes :
    "${index.collectionGroup} ${join(" ", index.fields[*].fieldPath)}" => index
  }

  field_overrides = {
    for field in local.firestore.fieldOverrides : "${field.collectionGroup} ${field.fieldPath}" => field
  }
}

resource "google_firestore_database" "default" {
  name                              = "(default)"
  location_id                       = var.firestore_location
  type                              = "FIRESTORE_NATIVE"
  concurrency_mode                  = "OPTIMISTIC"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"
  delete_protection_state           = var.deletion_protection ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"

  depends_on = [google_project_service.apis]
}

resource "google_firestore_index" "composite" {
  for_each = local.composite_indexes

  database    = google_firestore_database.default.name
  collection  = each.value.collectionGroup
  query_scope = each.value.queryScope

  dynamic "fields" {
    for_each = each.value.fields

    content {
      field_path   = fields.value.fieldPath
      order        = try(fields.value.order, null)
      array_config = try(fields.value.arrayConfig, null)
    }
  }
}

resource "google_firestore_field" "overrides" {
  for_each = local.field_overrides

  database   = google_firestore_database.default.name
  collection = each.value.collectionGroup
  field      = each.value.fieldPath

  # without a list of its own the field keeps the database's usual indexes; an empty list takes them away
  dynamic "index_config" {
    for_each = can(each.value.indexes) ? [each.value.indexes] : []

    content {
      dynamic "indexes" {
        for_each = index_config.value

        content {
          query_scope  = indexes.value.queryScope
          order        = try(indexes.value.order, null)
          array_config = try(indexes.value.arrayConfig, null)
        }
      }
    }
  }

  dynamic "ttl_config" {
    for_each = try(each.value.ttl, false) ? [true] : []

    content {}
  }
}

package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.accounts.Address;
import com.emailpilot.sandbox.accounts.Contact;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An account as a JSON:API resource. */
final class AccountDocument {

    private static final Set<String> FIELDS = Set.of(
            "contact_information",
            "contact_information.default_sender_email",
            "contact_information.default_sender_name",
            "contact_information.organization_name",
            "contact_information.street_address",
            "contact_information.street_address.address1",
            "contact_information.street_address.address2",
            "contact_information.street_address.city",
            "contact_information.street_address.country",
            "contact_information.street_address.region",
            "contact_information.street_address.zip",
            "contact_information.website_url",
            "id",
            "industry",
            "locale",
            "preferred_currency",
            "public_api_key",
            "test_account",
            "timezone");

    private AccountDocument() {}

    static SparseFields.Parsed fields(Reading reading) {
        return SparseFields.parse("account", FIELDS, reading.query());
    }

    static ObjectNode of(Account account, Reading reading, SparseFields fields) {
        var resource = JsonApi.object();
        resource.put("type", "account");
        resource.put("id", account.id());
        resource.set("attributes", fields.of(attributes(account)));
        resource.putObject("links").put("self", reading.link("/api/accounts/" + account.id() + "/"));
        return resource;
    }

    private static ObjectNode attributes(Account account) {
        var attributes = JsonApi.object();
        attributes.put("test_account", account.testAccount());
        attributes.set("contact_information", contact(account.contact()));
        attributes.put("industry", account.industry());
        attributes.put("timezone", account.timezone());
        attributes.put("preferred_currency", account.currency());
        attributes.put("public_api_key", account.id());
        attributes.put("locale", account.locale());
        return attributes;
    }

    private static ObjectNode contact(Contact contact) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("default_sender_name", contact.senderName());
        node.put("default_sender_email", contact.senderEmail());
        node.put("website_url", contact.websiteUrl());
        node.put("organization_name", contact.organizationName());
        node.set("street_address", address(contact.address()));
        return node;
    }

    private static ObjectNode address(Address address) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("address1", address.line1());
        node.put("address2", address.line2());
        node.put("city", address.city());
        node.put("region", address.region());
        node.put("country", address.country());
        node.put("zip", address.zip());
        return node;
    }
}

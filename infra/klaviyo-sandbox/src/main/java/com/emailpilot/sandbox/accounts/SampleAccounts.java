package com.emailpilot.sandbox.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shops that exist in a fresh sandbox, each with something that integrations trip over. */
final class SampleAccounts {

    private static final Address BOSTON = new Address("14 Roastery Row", "Unit 2", "Boston", "MA", "US", "02110");

    private SampleAccounts() {}

    static List<Account> all() {
        return List.of(northwind(), lantern(), kettle(), juniper(), atlas(), quiet(), bits(), tidewater(), nandu());
    }

    private static Account northwind() {
        var contact = contact("Northwind Coffee", "northwind-coffee", BOSTON);
        return account("NWc0f1", contact, "Food & Beverage", "US/Eastern USD en-US", 11, 10);
    }

    private static Account lantern() {
        var address = new Address("Lanternevej 8", "2.th.", "Copenhagen", null, "Denmark", "2300");
        return account(
                "PLbk00",
                contact("Paper Lantern Books", "paper-lantern", address),
                "Books",
                "Europe/Copenhagen DKK da-DK",
                0,
                0);
    }

    private static Account kettle() {
        var address = new Address("3 Steam Lane", null, "Leeds", null, "GB", "LS1 4AP");
        return account(
                "CKte09",
                contact("Copper Kettle Tea", "copper-kettle", address),
                "Food & Beverage",
                "Europe/London GBP en-GB",
                9,
                11);
    }

    private static Account juniper() {
        var address = new Address("Salzstraße 10", null, "Berlin", null, "DE", "10115");
        return account(
                "JSbe10",
                contact("Juniper & Salt", "juniper-salt", address),
                "Health & Beauty",
                "Europe/Berlin EUR de-DE",
                10,
                9);
    }

    private static Account atlas() {
        var address = new Address("1 Ridge Road", null, "Portland", "OR", "US", "97201");
        return account(
                "ATou25",
                contact("Atlas Outdoor Supply", "atlas-outdoor", address),
                "Sporting Goods",
                "US/Pacific USD en-US",
                250,
                305);
    }

    private static Account quiet() {
        var address = new Address(null, null, "Reykjavik", null, null, null);
        var contact =
                new Contact("Quiet Hours Studio", "hello@quiet-hours.example", null, "Quiet Hours Studio", address);
        return account("QHst03", contact, null, "UTC EUR en-US", 3, 1);
    }

    private static Account bits() {
        var name = "Bits <script>alert(1)</script> & \"Bobs\"";
        return account(
                "BBxs01", contact(name, "bits-bobs", BOSTON), "Toys & <b>Games</b>", "US/Central USD en-US", 1, 2);
    }

    private static Account tidewater() {
        var contact = new Contact(
                "Tidewater Soap Team", "team@tidewater-soap.example", "https://tidewater-soap.example", "", BOSTON);
        return account("TWso02", contact, "Health & Beauty", "America/New_York USD en-US", 2, 0);
    }

    private static Account nandu() {
        var address = new Address("Calle del Ñandú 5", null, "Córdoba", null, "AR", "X5000");
        return account(
                "NDcf20",
                contact("Café Ñandú 東京 ☕", "cafe-nandu", address),
                "Food & Beverage",
                "America/Argentina/Cordoba ARS es-AR",
                20,
                20);
    }

    private static Contact contact(String name, String domain, Address address) {
        return new Contact(name, "hello@" + domain + ".example", "https://" + domain + ".example", name, address);
    }

    private static Account account(
            String id, Contact contact, @Nullable String industry, String place, int lists, int segments) {
        var settings = place.split(" ", -1);
        var entries = new Entries(id);
        return new Account(
                id,
                true,
                contact,
                industry,
                settings[0],
                settings[1],
                settings[2],
                entries.lists(lists),
                entries.segments(segments));
    }
}

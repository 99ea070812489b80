package com.emailpilot.klaviyo;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers in the shape of the real Klaviyo. */
final class RecordedAnswers {

    static final String ACCOUNT = """
            {"data":[{"type":"account","id":"WBhXHN","attributes":{"test_account":true,"contact_information":{
            "default_sender_name":"Example Org","default_sender_email":"customer@example.com",
            "website_url":"http://www.example.com","organization_name":"Example Org",
            "street_address":{"address1":"Artillerivej 86","address2":"2.th.","city":"Copenhagen","region":null,
            "country":"Denmark","zip":"2300"}},"industry":"Software / SaaS","timezone":"Europe/Copenhagen",
            "preferred_currency":"DKK","public_api_key":"AbC123","locale":"en-US"},
            "links":{"self":"https://a.klaviyo.com/api/accounts/WBhXHN/"}}],
            "links":{"self":"https://a.klaviyo.com/api/accounts","next":null,"prev":null}}
            """;

    static final String UNAUTHORIZED = """
            {"errors":[{"id":"1","status":401,"code":"authentication_failed","title":"Incorrect authentication credentials.",
            "detail":"Incorrect authentication credentials.","source":{"pointer":"/data/"},"links":{},"meta":{}}]}
            """;

    static final String PERMISSION_DENIED = """
            {"errors":[{"id":"2","status":403,"code":"permission_denied",
            "title":"You do not have permission to perform this action.","detail":"any reason","meta":[]}]}
            """;

    static final String THROTTLED = """
            {"errors":[{"id":"3","status":429,"code":"throttled","title":"Request was throttled.",
            "detail":"Request was throttled. Expected available in 30 seconds."}]}
            """;

    private RecordedAnswers() {}

    /** One page of items with consecutive ids; {@code next} is JSON: a text in quotes, or null. */
    static String page(String type, int firstId, int items, String next) {
        var data = IntStream.range(firstId, firstId + items)
                .mapToObj(id -> "{\"type\":\"" + type + "\",\"id\":\"X" + id + "\",\"attributes\":{\"name\":\"n\"}}")
                .collect(Collectors.joining(","));
        return "{\"data\":[" + data + "],\"links\":{\"self\":\"https://a.klaviyo.com/api\",\"next\":" + next
                + ",\"prev\":null}}";
    }
}

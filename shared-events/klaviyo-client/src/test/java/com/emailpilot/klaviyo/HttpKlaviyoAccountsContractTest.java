package com.emailpilot.klaviyo;

import org.junit.jupiter.api.AfterEach;

final class HttpKlaviyoAccountsContractTest extends KlaviyoAccountsContract {

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoAccounts klaviyo = KlaviyoHttp.accounts(server.endpoints(), TestLimits.API);

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    KlaviyoAccounts klaviyo() {
        return klaviyo;
    }

    @Override
    void givenAccount(ApiResult<KlaviyoAccount> outcome) {
        if (outcome instanceof ApiResult.Answered<KlaviyoAccount>) {
            server.replies(Replies.jsonApi(200, RecordedAnswers.ACCOUNT));
        } else {
            givenRefusal(outcome);
        }
    }

    @Override
    void givenLists(ApiResult<Integer> outcome) {
        givenItems("lists", outcome);
    }

    @Override
    void givenSegments(ApiResult<Integer> outcome) {
        givenItems("segments", outcome);
    }

    private void givenItems(String type, ApiResult<Integer> outcome) {
        if (outcome instanceof ApiResult.Answered<Integer>(Integer items)) {
            for (int first = 0; first == 0 || first < items; first += 10) {
                var last = first + 10 >= items;
                var next = "\"" + server.uri("/api/" + type + "?page%5Bcursor%5D=" + first) + "\"";
                var page = RecordedAnswers.page(type, first, Math.min(10, items - first), last ? "null" : next);
                server.replies(Replies.jsonApi(200, page));
            }
        } else {
            givenRefusal(outcome);
        }
    }

    private void givenRefusal(ApiResult<?> outcome) {
        server.replies(
                switch (outcome) {
                    case ApiResult.Answered<?> _ -> throw new IllegalArgumentException("not a refusal");
                    case ApiResult.Unauthorized<?> _ -> Replies.jsonApi(401, RecordedAnswers.UNAUTHORIZED);
                    case ApiResult.PermissionDenied<?> _ -> Replies.jsonApi(403, RecordedAnswers.PERMISSION_DENIED);
                    case ApiResult.Unavailable<?> _ ->
                        Replies.jsonApi(429, RecordedAnswers.THROTTLED, "Retry-After: 30");
                });
    }
}

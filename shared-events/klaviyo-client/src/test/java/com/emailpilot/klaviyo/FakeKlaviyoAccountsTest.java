package com.emailpilot.klaviyo;

final class FakeKlaviyoAccountsTest extends KlaviyoAccountsContract {

    private final FakeKlaviyo fake = new FakeKlaviyo();

    @Override
    KlaviyoAccounts klaviyo() {
        return fake;
    }

    @Override
    void givenAccount(ApiResult<KlaviyoAccount> outcome) {
        fake.answerAccount(outcome);
    }

    @Override
    void givenLists(ApiResult<Integer> outcome) {
        fake.answerListCount(outcome);
    }

    @Override
    void givenSegments(ApiResult<Integer> outcome) {
        fake.answerSegmentCount(outcome);
    }
}

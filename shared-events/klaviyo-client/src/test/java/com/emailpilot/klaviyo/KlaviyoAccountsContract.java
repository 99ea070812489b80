package com.emailpilot.klaviyo;

import com.emailpilot.klaviyo.ApiResult.Answered;
import com.emailpilot.klaviyo.ApiResult.PermissionDenied;
import com.emailpilot.klaviyo.ApiResult.Unauthorized;
import com.emailpilot.klaviyo.ApiResult.Unavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/** What everyone may expect of {@link KlaviyoAccounts}, whatever is behind it. */
abstract class KlaviyoAccountsContract {

    private static final AccessToken TOKEN = new AccessToken("access-1");

    abstract KlaviyoAccounts klaviyo();

    /** The next look at the account ends like this at Klaviyo. */
    abstract void givenAccount(ApiResult<KlaviyoAccount> outcome);

    /** The next count of lists ends like this at Klaviyo. */
    abstract void givenLists(ApiResult<Integer> outcome);

    /** The next count of segments ends like this at Klaviyo. */
    abstract void givenSegments(ApiResult<Integer> outcome);

    static Stream<ApiResult<KlaviyoAccount>> accounts() {
        return Stream.of(
                new Answered<>(TestAccounts.exampleOrg()),
                new Unauthorized<>(),
                new PermissionDenied<>(),
                new Unavailable<>(Duration.ofSeconds(30), "status_429"));
    }

    static Stream<ApiResult<Integer>> counts() {
        return Stream.of(
                new Answered<>(0),
                new Answered<>(25),
                new Unauthorized<>(),
                new PermissionDenied<>(),
                new Unavailable<>(Duration.ofSeconds(30), "status_429"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void tellsHowALookAtTheAccountEnded(ApiResult<KlaviyoAccount> outcome) {
        givenAccount(outcome);

        StepVerifier.create(klaviyo().account(TOKEN)).expectNext(outcome).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void tellsHowACountOfListsEnded(ApiResult<Integer> outcome) {
        givenLists(outcome);

        StepVerifier.create(klaviyo().countLists(TOKEN)).expectNext(outcome).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void tellsHowACountOfSegmentsEnded(ApiResult<Integer> outcome) {
        givenSegments(outcome);

        StepVerifier.create(klaviyo().countSegments(TOKEN)).expectNext(outcome).verifyComplete();
    }
}

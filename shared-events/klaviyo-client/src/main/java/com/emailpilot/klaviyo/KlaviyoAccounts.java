package com.emailpilot.klaviyo;

import reactor.core.publisher.Mono;

/** What Klaviyo tells about the account behind an access token; every outcome is a value, never an error signal. */
public interface KlaviyoAccounts {

    /** The one account that the token belongs to. */
    Mono<ApiResult<KlaviyoAccount>> account(AccessToken token);

    /** How many lists the account has, walked to the end: a walk that breaks off is no number. */
    Mono<ApiResult<Integer>> countLists(AccessToken token);

    /** How many segments the account has, walked to the end: a walk that breaks off is no number. */
    Mono<ApiResult<Integer>> countSegments(AccessToken token);
}

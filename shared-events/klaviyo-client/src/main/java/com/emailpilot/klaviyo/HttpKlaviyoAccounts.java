package com.emailpilot.klaviyo;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Klaviyo's REST API over HTTP, as far as a client record needs it. */
final class HttpKlaviyoAccounts implements KlaviyoAccounts {

    private final URI api;
    private final RestCalls calls;
    private final CountingWalk walk;

    HttpKlaviyoAccounts(URI api, RestCalls calls) {
        this.api = api;
        this.calls = calls;
        this.walk = new CountingWalk(api, calls);
    }

    @Override
    public Mono<ApiResult<KlaviyoAccount>> account(AccessToken token) {
        return calls.get(api.resolve("/api/accounts"), token, AccountDocument::read);
    }

    @Override
    public Mono<ApiResult<Integer>> countLists(AccessToken token) {
        return walk.count("/api/lists?fields%5Blist%5D=name&page%5Bsize%5D=10&sort=id", token);
    }

    @Override
    public Mono<ApiResult<Integer>> countSegments(AccessToken token) {
        return walk.count("/api/segments?fields%5Bsegment%5D=name&page%5Bsize%5D=10&sort=id", token);
    }
}

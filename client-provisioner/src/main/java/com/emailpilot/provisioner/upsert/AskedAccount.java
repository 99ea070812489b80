package com.emailpilot.provisioner.upsert;

import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.klaviyo.TokenPair;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks Klaviyo once whose the tokens are, however often a commit meets a conflict: an account may ask once a second. */
final class AskedAccount {

    private final KlaviyoAccounts klaviyo;
    private volatile @Nullable Known known;

    AskedAccount(KlaviyoAccounts klaviyo) {
        this.klaviyo = klaviyo;
    }

    /** What Klaviyo says, or said about the same tokens. */
    Mono<ApiResult<KlaviyoAccount>> of(TokenPair tokens) {
        return Mono.defer(() -> {
            var said = known;
            return said != null && said.tokens().equals(tokens) ? Mono.just(said.answer()) : ask(tokens);
        });
    }

    private Mono<ApiResult<KlaviyoAccount>> ask(TokenPair tokens) {
        return klaviyo.account(tokens.accessToken()).doOnNext(answer -> known = new Known(tokens, answer));
    }

    private record Known(TokenPair tokens, ApiResult<KlaviyoAccount> answer) {}
}

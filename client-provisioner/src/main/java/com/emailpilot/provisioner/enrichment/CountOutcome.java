package com.emailpilot.provisioner.enrichment;

import com.emailpilot.klaviyo.ApiResult;
import java.util.stream.Stream;

/** How a count ended. */
sealed interface CountOutcome {

    /** Both numbers stand in the record. */
    record Counted(int lists, int segments) implements CountOutcome {}

    /** The client is gone, disconnected, or was connected anew while we counted. */
    record NothingToCount() implements CountOutcome {}

    /** The connection does not include reading lists and segments: the counts stay absent. */
    record NotPermitted() implements CountOutcome {}

    /** The access token of this version is not accepted; the refresher is asked for a fresh one. */
    record TokenRefused(long tokenVersion) implements CountOutcome {}

    /** Klaviyo gave no complete answer; to be tried again. */
    record Unavailable(String reason) implements CountOutcome {}

    /** What two walks of which at least one failed amount to. */
    static CountOutcome ofFailure(long tokenVersion, ApiResult<Integer> lists, ApiResult<Integer> segments) {
        if (Stream.of(lists, segments).anyMatch(ApiResult.Unauthorized.class::isInstance)) {
            return new TokenRefused(tokenVersion);
        }
        if (Stream.of(lists, segments).anyMatch(ApiResult.PermissionDenied.class::isInstance)) {
            return new NotPermitted();
        }
        return new Unavailable(reason(lists) + reason(segments));
    }

    private static String reason(ApiResult<Integer> result) {
        return result instanceof ApiResult.Unavailable<Integer> unavailable ? unavailable.reason() : "";
    }
}

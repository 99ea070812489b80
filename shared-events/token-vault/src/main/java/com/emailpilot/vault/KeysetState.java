package com.emailpilot.vault;

import java.util.Set;

/**
 * Which keys this process holds, by their public ids.
 *
 * @param primaryKeyId the key that seals
 * @param keyIds every key that opens; one that was disabled does not
 */
public record KeysetState(int primaryKeyId, Set<Integer> keyIds) {

    public KeysetState {
        keyIds = Set.copyOf(keyIds);
    }
}

package com.emailpilot.operations.keys;

import com.emailpilot.vault.SealedPlace;

/**
 * One sealed text where it lies.
 *
 * @param name dotted path in its document
 * @param place what it is sealed for
 */
record SealedField(String name, String sealed, SealedPlace place) {

    @Override
    public String toString() {
        return "SealedField[" + name + "]";
    }
}

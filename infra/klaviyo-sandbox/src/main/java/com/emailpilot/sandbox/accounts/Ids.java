package com.emailpilot.sandbox.accounts;

/** Six letters and digits, as Klaviyo's ids look; distinct numbers of one kind never meet. */
final class Ids {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final long SPACE = power(ALPHABET.length(), 6);
    private static final long STRIDE = 10_368_889_183L;

    private Ids() {}

    /** A walk through all ids with a stride that shares no factor with their number, from a start that the kind decides. */
    static String derived(String kind, int number) {
        var place = Math.floorMod(kind.hashCode() * 31L + Math.multiplyExact(number, STRIDE), SPACE);
        var id = new StringBuilder();
        for (int digit = 0; digit < 6; digit++) {
            id.append(ALPHABET.charAt((int) (place % ALPHABET.length())));
            place /= ALPHABET.length();
        }
        return id.toString();
    }

    private static long power(long base, int exponent) {
        var result = 1L;
        for (int factor = 0; factor < exponent; factor++) {
            result *= base;
        }
        return result;
    }
}

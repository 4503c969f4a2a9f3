package io.starmigrate.standin.parse;

/** The Jaro measure of how alike two words are. */
final class Jaro {
    private Jaro() {}

    /** From 0 for nothing in common to 1 for the same word. */
    static double similarity(String left, String right) {
        int window = Math.max(0, Math.max(left.length(), right.length()) / 2 - 1);
        boolean[] leftMatched = new boolean[left.length()];
        boolean[] rightMatched = new boolean[right.length()];
        double matches = match(left, right, window, leftMatched, rightMatched);
        if (matches == 0) {
            return 0;
        }
        double transposed = transpositions(left, right, leftMatched, rightMatched) / 2.0;
        return (matches / left.length() + matches / right.length() + (matches - transposed) / matches) / 3;
    }

    private static int match(String left, String right, int window, boolean[] leftMatched, boolean[] rightMatched) {
        int matches = 0;
        for (int i = 0; i < left.length(); i++) {
            for (int j = Math.max(0, i - window); j < Math.min(right.length(), i + window + 1); j++) {
                if (!rightMatched[j] && left.charAt(i) == right.charAt(j)) {
                    leftMatched[i] = true;
                    rightMatched[j] = true;
                    matches++;
                    break;
                }
            }
        }
        return matches;
    }

    private static int transpositions(String left, String right, boolean[] leftMatched, boolean[] rightMatched) {
        int count = 0;
        int j = 0;
        for (int i = 0; i < left.length(); i++) {
            if (leftMatched[i]) {
                while (!rightMatched[j]) {
                    j++;
                }
                if (left.charAt(i) != right.charAt(j)) {
                    count++;
                }
                j++;
            }
        }
        return count;
    }
}

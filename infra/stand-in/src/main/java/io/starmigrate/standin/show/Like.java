package io.starmigrate.standin.show;

/** SQL's LIKE: {@code %} for any characters, {@code _} for one, a backslash takes the next character as it is. */
public final class Like {
    private Like() {}

    public static boolean matches(String value, String pattern) {
        return matches(value, 0, pattern, 0);
    }

    private static boolean matches(String value, int v, String pattern, int p) {
        if (p == pattern.length()) {
            return v == value.length();
        }
        char c = pattern.charAt(p);
        if (c == '%') {
            for (int from = v; from <= value.length(); from++) {
                if (matches(value, from, pattern, p + 1)) {
                    return true;
                }
            }
            return false;
        }
        int at = c == '\\' && p + 1 < pattern.length() ? p + 1 : p;
        boolean any = c == '_';
        boolean here = v < value.length() && (any || value.charAt(v) == pattern.charAt(at));
        return here && matches(value, v + 1, pattern, at + 1);
    }
}

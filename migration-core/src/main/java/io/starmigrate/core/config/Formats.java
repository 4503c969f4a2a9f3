package io.starmigrate.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that stand for numbers, amounts and addresses; each is empty for a text without its format. Pure. */
public final class Formats {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})\\s*([KMGT]?)B");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(MS|S|M)");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*://.*");
    private static final String UNITS = "KMGT";
    private static final long MAX_BYTES = 1000L << 40;

    private Formats() {}

    /** A whole number from 1 to {@code largest}. */
    public static Optional<Integer> count(String text, int largest) {
        return Optional.of(text)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= largest);
    }

    /** A size such as {@code 10GB}. */
    public static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
        long number = Long.parseLong(size.group(1));
        return number >= 1 && number <= MAX_BYTES >> (10 * power)
                ? Optional.of(number << (10 * power))
                : Optional.empty();
    }

    /** A duration such as {@code 5s}. */
    public static Optional<Duration> duration(String text) {
        Matcher duration = DURATION.matcher(text.toUpperCase(Locale.ROOT));
        if (!duration.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(duration.group(1));
        return Optional.of(
                switch (duration.group(2)) {
                    case "MS" -> Duration.ofMillis(number);
                    case "S" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    /** A host without scheme is reached over https. */
    static Optional<URI> endpoint(String text) {
        String address = SCHEME.matcher(text).matches() ? text : "https://" + text;
        try {
            URI uri = new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean hostOnly = uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
            boolean bare = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return web && hostOnly && bare ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}

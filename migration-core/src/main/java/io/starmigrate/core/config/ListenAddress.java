package io.starmigrate.core.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process listens.
 *
 * @param host a name or an address of this machine; IPv6 without brackets
 * @param port from 0, which stands for any free one, to 65535
 */
public record ListenAddress(String host, int port) {
    /** Nowhere. */
    public static final ListenAddress OFF = new ListenAddress("", 0);

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern SHAPE =
            Pattern.compile("(?:([A-Za-z0-9.-]{1,253})|\\[([0-9A-Fa-f:.]{2,45})]):([0-9]{1,5})");

    /** {@code host:port}, {@code [address]:port} or {@code off}; empty for anything else. */
    public static Optional<ListenAddress> parse(String text) {
        if (text.equalsIgnoreCase("off")) {
            return Optional.of(OFF);
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > LARGEST_PORT) {
            return Optional.empty();
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Optional.of(new ListenAddress(host, Integer.parseInt(parts.group(3))));
    }

    /** Whether it is nowhere. */
    public boolean isOff() {
        return host.isEmpty();
    }

    /** The same place at another port. */
    public ListenAddress at(int taken) {
        return new ListenAddress(host, taken);
    }

    /** As it is written in a configuration, and in a URL. */
    @Override
    public String toString() {
        return isOff() ? "off" : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

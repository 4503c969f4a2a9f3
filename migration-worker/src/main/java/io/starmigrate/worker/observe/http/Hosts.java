package io.starmigrate.worker.observe.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request may name as its host. Who listens on loopback answers to loopback's names alone: a page of somebody
 * else, whose name was made to lead here, must not read what is shown.
 */
final class Hosts {
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final boolean any;
    private final String own;

    /** @param own the host that is listened on, as it is configured */
    Hosts(InetAddress address, String own) {
        this.any = !address.isLoopbackAddress();
        this.own = own.toLowerCase(Locale.ROOT);
    }

    boolean admits(@Nullable String header) {
        if (any) {
            return true;
        }
        String host =
                header == null ? "" : PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
        return host.equals(own) || LOOPBACK.matcher(host).matches();
    }
}

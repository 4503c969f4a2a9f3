package io.starmigrate.worker.observe.http;

import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.text.SettingName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what is shown: everybody where no token is configured, else who brings it, as a header or as the cookie
 * that a browser gets for it. What is brought is compared by digests and in constant time, so that an answer's time
 * tells nothing of the token. Immutable.
 */
final class Guests {
    private static final String SCHEME = "Bearer ";
    private static final String QUERY = "token=";

    private final byte @Nullable [] token;
    private final String cookie;
    private final String pass;

    /**
     * @param token empty: everybody may read
     * @param port tells the cookies of two workers of one machine apart, which browsers do not
     */
    Guests(Secret token, int port) {
        this.token = token.isEmpty() ? null : digest(token.reveal());
        this.cookie = "observe-" + port + "=";
        // Whoever sees the cookie learns no token from it.
        this.pass = token.isEmpty() ? "" : HexFormat.of().formatHex(digest("cookie of " + token.reveal()));
    }

    /** Whether who sends these headers may read. */
    boolean admits(@Nullable String authorization, List<String> cookies) {
        return token == null || isToken(authorization) || cookies.stream().anyMatch(this::isPass);
    }

    private boolean isToken(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && isSame(authorization.substring(SCHEME.length()).strip());
    }

    private boolean isSame(String brought) {
        return MessageDigest.isEqual(token, digest(brought));
    }

    private boolean isPass(String header) {
        return Stream.of(header.split(";"))
                .map(String::strip)
                .filter(each -> each.startsWith(cookie))
                .anyMatch(each -> MessageDigest.isEqual(digest(pass), digest(each.substring(cookie.length()))));
    }

    /**
     * What a browser that names the token in its address gets for it: empty where it does not name it, or another.
     * Scripts do not see the cookie, and no other site's page sends it.
     */
    Optional<String> welcome(@Nullable String query) {
        return token != null && parts(query).filter(Guests::isNamed).anyMatch(each -> isSame(decoded(each)))
                ? Optional.of(cookie + pass + "; Path=/; HttpOnly; SameSite=Strict")
                : Optional.empty();
    }

    /** The same address without the token, which is to stay in no history. */
    static String without(String path, @Nullable String query) {
        String rest = parts(query).filter(each -> !isNamed(each)).collect(Collectors.joining("&"));
        // Two slashes would begin the name of another host.
        String own = "/" + path.replaceFirst("^/+", "");
        return rest.isEmpty() ? own : own + "?" + rest;
    }

    /** Told to who does not bring it. */
    Response refusal() {
        return Response.text(
                401,
                SettingName.inKeys("Bring the token that " + SettingName.OBSERVE_TOKEN
                        + " names: by the header Authorization: Bearer TOKEN, or in a browser once by /?token=TOKEN"));
    }

    private static Stream<String> parts(@Nullable String query) {
        return query == null ? Stream.of() : Arrays.stream(query.split("&"));
    }

    private static boolean isNamed(String part) {
        return part.startsWith(QUERY);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.substring(QUERY.length()), StandardCharsets.UTF_8);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

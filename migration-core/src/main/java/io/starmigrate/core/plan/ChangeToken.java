package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a partition's data changed: the versions of its physical partitions. Read before an export is submitted
 * and again after its manifest is made: equal tokens mean that the partition was still in between (reference 6.4).
 *
 * <p>Different tokens mean that it may have changed; {@link ChangeSignal} says whether fingerprints have to be compared
 * before it is exported anew.
 *
 * @param text the canonical form, {@code id:version} of every physical partition by ascending id; of more than 256
 *     physical partitions the SHA-256 of that, as {@code sha256:…}. Never empty
 */
public record ChangeToken(String text) {
    private static final int LISTED = 256;
    private static final Pattern SHAPE = Pattern.compile("\\d+:\\d+(,\\d+:\\d+){0,255}|sha256:[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the text is no token */
    public ChangeToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Cannot read \"" + text + "\" as a change token: it looks like 10035:7,10038:2");
        }
    }

    /** The token of a partition as the catalog tells it. */
    public static ChangeToken of(CatalogPartition partition) {
        String versions = partition.physical().stream()
                .sorted(Comparator.comparingLong(PhysicalPartition::id))
                .map(part -> part.id() + ":" + part.changeVersion())
                .collect(Collectors.joining(","));
        return new ChangeToken(partition.physical().size() <= LISTED ? versions : "sha256:" + digest(versions));
    }

    /**
     * Whether a partition was made anew between two looks at one of that name: none of the physical partitions of the
     * one is one of the other. Nobody knows of more than 256, of which the answer is no.
     */
    public static boolean isMadeAnew(String before, String now) {
        Set<String> ids = ids(before);
        return !ids.isEmpty() && !ids(now).isEmpty() && Collections.disjoint(ids, ids(now));
    }

    private static Set<String> ids(String token) {
        return token.matches("[\\d:,]+")
                ? Arrays.stream(token.split(",", -1))
                        .map(part -> part.replaceAll(":.*", ""))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String digest(String versions) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(versions.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

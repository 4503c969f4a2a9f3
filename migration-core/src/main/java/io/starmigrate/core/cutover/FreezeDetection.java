package io.starmigrate.core.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells by two looks at the source's catalog whether writes go on. Pure. */
public final class FreezeDetection {
    /** How long the second look comes after the first. */
    public static final Duration APART = Duration.ofSeconds(5);

    private static final int DIGEST_BYTES = 12;

    private FreezeDetection() {}

    /**
     * What has changed from one look to the next, as {@code table/partition}. Versions that compaction moves say
     * nothing by moving: what those partitions hold is compared after the last round.
     */
    public static List<String> moved(List<CatalogTable> before, List<CatalogTable> after) {
        Map<String, ChangeToken> first = tokens(before);
        Map<String, ChangeToken> second = tokens(after);
        List<String> moved = new ArrayList<>(Stream.concat(first.keySet().stream(), second.keySet().stream())
                .distinct()
                .filter(name -> !second.containsKey(name) || !first.containsKey(name))
                .toList());
        after.forEach(table -> table.units().stream()
                .filter(unit -> !ChangeSignal.of(unit).movesWithoutChange())
                .map(unit -> name(table, unit))
                .filter(name -> first.containsKey(name) && !Objects.equals(first.get(name), second.get(name)))
                .forEach(moved::add));
        return moved.stream().sorted().toList();
    }

    /** What has other versions than before where compaction moves them, too, as {@code table/partition}. */
    public static List<String> compacted(List<CatalogTable> before, List<CatalogTable> after) {
        Map<String, ChangeToken> first = tokens(before);
        return after.stream()
                .flatMap(table -> table.units().stream()
                        .filter(unit -> ChangeSignal.of(unit).movesWithoutChange())
                        .filter(unit -> !ChangeToken.of(unit).equals(first.get(name(table, unit))))
                        .map(unit -> name(table, unit)))
                .sorted()
                .toList();
    }

    /**
     * What each table is now, short enough to be kept: two digests differ where something was written in between, or a
     * partition came or went. Versions that compaction moves are left out, as in {@link #moved}.
     */
    public static Map<String, String> digests(List<CatalogTable> tables) {
        Map<String, String> digests = new TreeMap<>();
        tables.forEach(table -> digests.put(
                table.name().table(),
                digest(table.units().stream()
                        .map(unit -> unit.name()
                                + '='
                                + (ChangeSignal.of(unit).movesWithoutChange()
                                        ? ""
                                        : ChangeToken.of(unit).text()))
                        .sorted()
                        .collect(Collectors.joining("\n")))));
        return digests;
    }

    /** The tables that are not what they were, in order. */
    public static List<String> changed(Map<String, String> before, Map<String, String> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(table -> !Objects.equals(before.get(table), now.get(table)))
                .sorted()
                .toList();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Map<String, ChangeToken> tokens(List<CatalogTable> tables) {
        Map<String, ChangeToken> tokens = new HashMap<>();
        tables.forEach(table -> table.units().forEach(unit -> tokens.put(name(table, unit), ChangeToken.of(unit))));
        return tokens;
    }

    private static String name(CatalogTable table, CatalogPartition unit) {
        return table.name().table() + "/" + unit.name();
    }
}

package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.text.FactFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Since when front ends know their functions, read from {@code functions.txt} beside this class. A function that is not
 * listed counts as known: nothing is refused on suspicion.
 */
final class FunctionReleases {
    private static final int FIELDS = 3;
    private static final Map<String, List<StarRocksVersion>> FIRST =
            FactFile.fields(FunctionReleases.class, "functions.txt", FIELDS).stream()
                    .collect(Collectors.toUnmodifiableMap(fields -> fields[0], fields -> releases(fields[1])));

    private FunctionReleases() {}

    /** Releases separated by blanks; none for {@code -}. */
    static List<StarRocksVersion> releases(String field) {
        return field.equals("-")
                ? List.of()
                : Arrays.stream(field.split(" ", -1))
                        .map(StarRocksVersion::parse)
                        .toList();
    }

    /** The names of all functions that are listed, sorted. */
    static List<String> known() {
        return FIRST.keySet().stream().sorted().toList();
    }

    /**
     * The release that brought a function to a version which lacks it: that of its series where one is told, else the
     * first of all.
     *
     * @param function its name in lower case
     * @return empty where the version has it, or nothing is known of it
     */
    static Optional<StarRocksVersion> missing(String function, StarRocksVersion version) {
        Map<String, StarRocksVersion> bySeries = FIRST.getOrDefault(function, List.of()).stream()
                .collect(Collectors.toMap(StarRocksVersion::series, Function.identity()));
        return Optional.ofNullable(bySeries.get(version.series()))
                .or(() -> bySeries.values().stream().min(StarRocksVersion::compareTo))
                .filter(version::isBefore);
    }
}

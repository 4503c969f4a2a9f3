package io.starmigrate.worker.starrocks.measure;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes fingerprints in one cluster. A recipe begins with the version whose functions both clusters have, so that
 * whoever reads a fingerprint can take another one the same way.
 */
public final class Fingerprinter {
    private static final Logger LOG = LoggerFactory.getLogger(Fingerprinter.class);
    private static final Duration TIMEOUT = Duration.ofHours(12);

    private final FrontEnds frontEnds;
    private final Capabilities own;

    public Fingerprinter(FrontEnds frontEnds, Capabilities own) {
        this.frontEnds = frontEnds;
        this.own = own;
    }

    /** The fingerprint of some rows of a part, by the functions of a version. */
    public Fingerprint take(Columns columns, TablePart part, DataFilter filter, StarRocksVersion version) {
        Capabilities common = Capabilities.of(version);
        FingerprintQuery query = FingerprintQuery.of(common, common, columns.compared());
        List<CatalogRow> rows = read(query.sql(part, filter));
        if (rows.size() != 1) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN,
                    "The fingerprint of " + part + " came with " + Units.counted(rows.size(), "row"),
                    null);
        }
        return Fingerprint.of(version + "/" + query.recipe(), query.read(rows.get(0)));
    }

    /**
     * The fingerprint of a part, by a recipe.
     *
     * @param recipe empty to follow this cluster's own version
     */
    public Fingerprint take(Columns columns, TablePart part, String recipe) {
        Fingerprint taken = take(columns, part, DataFilter.all(), version(recipe));
        if (!recipe.isEmpty() && !taken.recipe().equals(recipe)) {
            throw new ClusterException(Remedy.WRONG_INPUT, incomparable(part, taken.recipe(), recipe), null);
        }
        return taken;
    }

    /** The recipe of a fingerprint of these columns that is made like one of a recipe. */
    public String recipe(Columns columns, String like) {
        StarRocksVersion version = version(like);
        Capabilities common = Capabilities.of(version);
        return version + "/"
                + FingerprintQuery.of(common, common, columns.compared()).recipe();
    }

    /** The fingerprints of several parts of a table; those that the cluster does not tell together are left out. */
    public Map<TablePart, Fingerprint> takeAll(
            Columns columns, List<TablePart> parts, DataFilter filter, StarRocksVersion version) {
        Capabilities common = Capabilities.of(version);
        FingerprintQuery query = FingerprintQuery.of(common, common, columns.compared());
        Map<TablePart, Fingerprint> all = new HashMap<>();
        for (int from = 0; from < parts.size(); from += query.atOnce()) {
            List<TablePart> some = parts.subList(from, Math.min(from + query.atOnce(), parts.size()));
            all.putAll(together(query, some, filter, version));
        }
        return all;
    }

    /** The same by a recipe; nothing when this table cannot follow it. */
    public Map<TablePart, Fingerprint> takeAll(Columns columns, List<TablePart> parts, String recipe) {
        Map<TablePart, Fingerprint> taken = new HashMap<>(takeAll(columns, parts, DataFilter.all(), version(recipe)));
        taken.values()
                .removeIf(fingerprint ->
                        !recipe.isEmpty() && !fingerprint.recipe().equals(recipe));
        return taken;
    }

    /** A fingerprint of each bucket of some rows of a part, by the functions of a version. */
    public BucketedFingerprint takeBuckets(Bucketing how, TablePart part, DataFilter filter, StarRocksVersion version) {
        BucketQuery query = how.query(Capabilities.of(version));
        return query.read(read(query.sql(part, filter, how.buckets())), how.buckets());
    }

    /** The same where there are more buckets than are held at ease. */
    public BucketDigests takeDigests(Bucketing how, TablePart part, DataFilter filter, StarRocksVersion version) {
        BucketQuery query = how.query(Capabilities.of(version));
        BucketDigests digests = query.digests(how.buckets());
        frontEnds.stream(
                SessionSettings.forReading(own, TIMEOUT), query.sql(part, filter, how.buckets()), digests::add);
        return digests;
    }

    /** A fingerprint of each key of these buckets. */
    public Map<RowKey, RowSums> takeKeys(
            Bucketing how, List<Integer> buckets, TablePart part, DataFilter filter, StarRocksVersion version) {
        BucketQuery query = how.query(Capabilities.of(version));
        return query.readKeys(read(query.ofKeys(part, filter, how.buckets(), buckets)));
    }

    private List<CatalogRow> read(Sql query) {
        return frontEnds.query(SessionSettings.forReading(own, TIMEOUT), query);
    }

    private Map<TablePart, Fingerprint> together(
            FingerprintQuery query, List<TablePart> parts, DataFilter filter, StarRocksVersion version) {
        Map<TablePart, Fingerprint> read = new HashMap<>();
        try {
            for (CatalogRow row : read(query.sql(parts, filter))) {
                TablePart part = parts.get((int) row.requireNumber(FingerprintQuery.PART));
                if (read.put(part, Fingerprint.of(version + "/" + query.recipe(), query.read(row))) != null) {
                    throw new ClusterException(Remedy.ASK_AGAIN, "The fingerprint of " + part + " came twice", null);
                }
            }
            return read;
        } catch (ClusterException refused) {
            if (refused.isOfTheCluster()) {
                throw refused;
            }
            LOG.debug(
                    "{} one by one: {}",
                    Units.counted(parts.size(), "part is measured", "parts are measured"),
                    refused.getMessage());
            return Map.of();
        }
    }

    private StarRocksVersion version(String recipe) {
        return recipe.isEmpty() ? own.version() : StarRocksVersion.parse(recipe.substring(0, recipe.indexOf('/')));
    }

    private static String incomparable(TablePart part, String taken, String recipe) {
        return "Cannot compare " + part + ": "
                + (FingerprintQuery.isOfThisForm(recipe)
                        ? "its columns are of other types than the source's (recipe " + taken + " instead of " + recipe
                                + "); give both tables the same column types"
                        : "the source's fingerprint was taken by another release of this tool (recipe " + recipe
                                + "); take it anew");
    }

    /**
     * Which columns of a table are compared.
     *
     * @param names those that files carry
     * @param own all columns of the table
     */
    public record Columns(List<String> names, List<TableColumn> own) {
        public Columns {
            names = List.copyOf(names);
            own = List.copyOf(own);
        }

        /** What files carry, in this order, and then what the cluster computes from it. */
        List<TableColumn> compared() {
            return Stream.concat(
                            named(names, own).stream(),
                            own.stream().filter(column -> column.is(Trait.GENERATED) && !column.isHidden()))
                    .toList();
        }
    }

    /** These columns of a table, in this order. */
    public static List<TableColumn> named(List<String> names, List<TableColumn> columns) {
        Map<String, TableColumn> byName =
                columns.stream().collect(Collectors.toMap(column -> lower(column.name()), Function.identity()));
        return names.stream()
                .map(name -> {
                    TableColumn column = byName.get(lower(name));
                    if (column == null) {
                        throw new ClusterException(
                                Remedy.WRONG_INPUT,
                                "The table has no column " + name + "; it has " + byName.keySet(),
                                null);
                    }
                    return column;
                })
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}

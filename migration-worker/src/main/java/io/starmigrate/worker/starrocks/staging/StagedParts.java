package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The rows of places and of their stagings, as statements name them. Safe for use by many threads. */
public final class StagedParts {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final StagingKinds kinds;
    private final List<Sql> settings;

    public StagedParts(FrontEnds frontEnds, TableCatalog catalog, Capabilities capabilities, StagingKinds kinds) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.kinds = kinds;
        this.settings = SessionSettings.forReading(capabilities, TIMEOUT);
    }

    /** Where a load's rows go. */
    public TablePart of(List<Landing> into) {
        Landing first = into.get(0);
        return into.size() == 1
                ? of(first.place(), first.staging().name())
                : TablePart.temporaries(
                        catalog.name(first.place().table()),
                        into.stream().map(landing -> landing.staging().name()).toList());
    }

    /** The rows of staging. */
    public TablePart of(Place place, String staged) {
        TableName table = catalog.name(place.table());
        return kinds.isSwapped(place) ? TablePart.whole(table.sibling(staged)) : TablePart.temporary(table, staged);
    }

    /** The rows the table shows. */
    public TablePart shown(Place place) {
        TableName table = catalog.name(place.table());
        return kinds.isSwapped(place) ? TablePart.whole(table) : TablePart.partition(table, place.partition());
    }

    /** The rows that several partitions of a table show. */
    public TablePart shown(Collection<Place> places) {
        String table = kinds.tableOf(places);
        return TablePart.partitions(
                catalog.name(table), places.stream().map(Place::partition).toList());
    }

    /** As {@link io.starmigrate.worker.starrocks.TargetCluster#rowsBeside}. */
    public OptionalLong rowsBeside(Place place, List<String> loaded) {
        // Somebody may have added a column since it was read.
        catalog.forget(place.table());
        Map<String, ColumnDdl> printed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        catalog.ddl(place.table()).columns().forEach(column -> printed.put(column.name(), column));
        Map<String, String> filled = new LinkedHashMap<>();
        for (String column : TableColumn.carriedNames(catalog.columns(place.table()))) {
            if (loaded.stream().noneMatch(column::equalsIgnoreCase)) {
                Optional<String> value =
                        Optional.ofNullable(printed.get(column)).flatMap(ColumnDdl::filledIn);
                if (value.isEmpty()) {
                    return OptionalLong.empty();
                }
                filled.put(column, value.get());
            }
        }
        return OptionalLong.of(filled.isEmpty() ? 0 : counted(ClusterQueries.rowsBeside(shown(place), filled), place));
    }

    /** How many rows a part holds now, counted. */
    public long rows(TablePart part) {
        return counted(ClusterQueries.rows(part), part);
    }

    private long counted(Sql count, Object part) {
        return frontEnds.query(settings, count).stream()
                .findFirst()
                .map(row -> row.requireNumber(ClusterQueries.ROWS))
                .orElseThrow(() -> new ClusterException(Remedy.ASK_AGAIN, "The rows of " + part + " came not", null));
    }
}

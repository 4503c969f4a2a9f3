package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Dependants;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetDeltas;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import io.starmigrate.worker.starrocks.staging.JdbcStagingStore;
import io.starmigrate.worker.starrocks.staging.PlacesTogether;
import io.starmigrate.worker.starrocks.staging.ShownPartitions;
import io.starmigrate.worker.starrocks.staging.StagedParts;
import io.starmigrate.worker.starrocks.staging.StagingKinds;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The target cluster over JDBC. */
public final class JdbcTargetCluster implements TargetCluster {
    /** How long StarRocks lets a load run. */
    public static final Duration LOAD_TIMEOUT = Duration.ofHours(4);

    private final String database;
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final StorageAccess storage;
    private final TableCatalog catalog;
    private final JdbcStagingStore store;
    private final StagedParts parts;
    private final ShownPlaces shown;
    private final StagingPlaces places;
    private final TargetFingerprints fingerprints;
    private final JdbcDependants dependants;
    private final PlacesTogether together;
    private final JdbcLoads loads;

    /**
     * @param storage how the target cluster itself reaches the files
     * @param unpartitioned how tables that are not partitioned are published
     */
    public JdbcTargetCluster(
            String database,
            FrontEnds frontEnds,
            Capabilities capabilities,
            StorageAccess storage,
            Publication unpartitioned) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
        this.storage = storage;
        this.catalog = new TableCatalog(database, frontEnds, capabilities);
        StagingKinds kinds = new StagingKinds(catalog, unpartitioned);
        this.store = new JdbcStagingStore(frontEnds, catalog, capabilities, kinds);
        this.parts = new StagedParts(frontEnds, catalog, capabilities, kinds);
        this.shown = new ShownPlaces(frontEnds, catalog, new ShownPartitions(catalog, kinds));
        this.places = new StagingPlaces(store);
        this.dependants = new JdbcDependants(frontEnds, catalog);
        this.together = new PlacesTogether(store, places);
        this.fingerprints =
                new TargetFingerprints(new Fingerprinter(frontEnds, capabilities), catalog, parts, places, together);
        this.loads = new JdbcLoads(database, frontEnds, capabilities);
    }

    @Override
    public void check(String table, List<String> columns) {
        catalog.forget(table);
        FilledColumns.require(catalog.name(table), columns, TableColumn.carried(catalog.columns(table)));
    }

    @Override
    public List<String> columns(String table) {
        return TableColumn.carriedNames(catalog.columns(table));
    }

    @Override
    public Staging open(Place place, StagingName name, String bounds, Intent intent) {
        return places.open(place, name, bounds, intent);
    }

    @Override
    public boolean namesStaging(Place place) {
        return places.namesStaging(place);
    }

    @Override
    public Optional<Capabilities> capabilities() {
        return Optional.of(capabilities);
    }

    @Override
    public void load(LoadOrder order) {
        frontEnds.execute(statement(order).sql(capabilities, storage));
    }

    private LoadStatement statement(LoadOrder order) {
        try {
            LoadStatement statement = new LoadStatement(
                    order.label(),
                    parts.of(order.into()),
                    order.files(),
                    order.format(),
                    order.columns(),
                    LOAD_TIMEOUT);
            places.requireNamed(order.into());
            return statement;
        } catch (ClusterException unanswered) {
            throw unanswered.beforeSending();
        }
    }

    @Override
    public Map<String, LoadStatus> loads(Collection<String> labels) {
        return loads.of(labels);
    }

    @Override
    public void cancel(String label) {
        loads.cancel(label);
    }

    @Override
    public Fingerprint fingerprint(Place place, Staging staging, List<String> columns, String recipe) {
        return fingerprints.staged(place, staging, columns, recipe);
    }

    @Override
    public Fingerprint fingerprint(Place place, List<String> columns, String recipe) {
        return fingerprints.shown(place, columns, recipe);
    }

    @Override
    public Map<Place, Fingerprint> fingerprintStaged(List<Landing> landings, List<String> columns, String recipe) {
        return fingerprints.staged(landings, columns, recipe);
    }

    @Override
    public Map<Place, Fingerprint> fingerprintShown(List<Place> places, List<String> columns, String recipe) {
        return fingerprints.shown(places, columns, recipe);
    }

    @Override
    public Map<Place, Shown> shown(Collection<Place> places) {
        return shown.of(places);
    }

    @Override
    public Map<Place, Shown> places(String table) {
        return shown.ofTable(table);
    }

    @Override
    public long rows(Place place) {
        return parts.rows(parts.shown(place));
    }

    @Override
    public OptionalLong rowsBeside(Place place, List<String> loaded) {
        return parts.rowsBeside(place, loaded);
    }

    @Override
    public Whereabouts find(Place place, Staging staging) {
        return places.find(place, staging);
    }

    @Override
    public void publish(Place place, Staging staging, long token) {
        places.publish(place, staging, token);
    }

    @Override
    public Map<Place, Staging> openTogether(List<StagingRequest> openings) {
        return together.open(openings);
    }

    @Override
    public Map<Place, Whereabouts> findTogether(List<Landing> landings) {
        return together.find(landings);
    }

    @Override
    public long rowsTogether(Collection<Place> places) {
        return parts.rows(parts.shown(places));
    }

    @Override
    public void publishTogether(List<Landing> landings) {
        together.publish(landings);
    }

    @Override
    public void dropTogether(List<Landing> landings) {
        together.drop(landings);
    }

    @Override
    public Dependants dependants(Place place) {
        return store.isSwapped(place) ? dependants.of(place.table()) : Dependants.NONE;
    }

    @Override
    public List<String> bringBack(Place place, Staging staging) {
        if (!store.isSwapped(place) || store.isOverwritten(place)) {
            return List.of();
        }
        return places.swappedOut(place, staging)
                .map(old -> dependants.bringBack(place.table(), old))
                .orElse(List.of());
    }

    @Override
    public boolean isOverwritten(Place place) {
        return store.isOverwritten(place);
    }

    @Override
    public String take(Place place, Staging staging, long token) {
        return places.take(place, staging, token);
    }

    @Override
    public void overwrite(Place place, Staging staging, String own, String label) {
        places.overwrite(place, staging, own, label);
    }

    @Override
    public Optional<Set<String>> executing(Collection<String> labels) {
        return frontEnds
                .queryEach(ClusterQueries.processes())
                .map(rows -> labels.stream()
                        .filter(label ->
                                rows.stream().anyMatch(row -> row.text("Info").contains(label)))
                        .collect(Collectors.toSet()));
    }

    @Override
    public void drop(Place place, Staging staging) {
        places.drop(place, staging);
    }

    @Override
    public void dropShown(Place place) {
        shown.drop(place);
    }

    @Override
    public List<String> stagings(String table) {
        return store.stagings(table);
    }

    @Override
    public Optional<StagingName> named(Place place, String staging) {
        return store.rank(place, staging);
    }

    @Override
    public void drop(Place place, String staging) {
        store.drop(place, staging);
    }

    @Override
    public Optional<TargetDeltas> deltas() {
        return Optional.of(new JdbcTargetDeltas(frontEnds, capabilities, catalog, places, parts));
    }

    @Override
    public TableClaims claims() {
        return new TableClaims(new JdbcClaimStore(database, frontEnds));
    }

    @Override
    public Pressure pressure() {
        return loads.pressure();
    }

    @Override
    public void close() {
        frontEnds.close();
    }
}

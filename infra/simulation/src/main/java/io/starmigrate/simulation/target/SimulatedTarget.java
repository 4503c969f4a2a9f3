package io.starmigrate.simulation.target;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Dependants;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetDeltas;
import io.starmigrate.worker.starrocks.staging.PlacesTogether;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A target cluster whose staging follows the worker's own protocol, statement by statement. */
public final class SimulatedTarget implements TargetCluster {
    private final TargetStatements statements;
    private final StagingPlaces places;
    private final PlacesTogether together;

    public SimulatedTarget(TargetStatements statements) {
        this.statements = statements;
        this.places = new StagingPlaces(statements);
        this.together = new PlacesTogether(statements, places);
    }

    @Override
    public void check(String table, List<String> columns) {}

    @Override
    public List<String> columns(String table) {
        return List.of("v");
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
    public void load(LoadOrder order) {
        try {
            places.requireNamed(order.into());
        } catch (ClusterException unanswered) {
            throw unanswered.beforeSending();
        }
        statements.load(order);
    }

    @Override
    public Map<String, LoadStatus> loads(Collection<String> labels) {
        return statements.loads(labels);
    }

    @Override
    public void cancel(String label) {
        statements.cancel(label);
    }

    @Override
    public Fingerprint fingerprint(Place place, Staging staging, List<String> columns, String recipe) {
        return statements.staging(place, places.nameNow(place, staging).orElse(staging.name()));
    }

    @Override
    public Fingerprint fingerprint(Place place, List<String> columns, String recipe) {
        return statements.shownRows(place);
    }

    @Override
    public Map<Place, Shown> shown(Collection<Place> places) {
        Map<Place, Shown> shown = new HashMap<>();
        places.forEach(place -> statements.token(place).ifPresent(token -> shown.put(place, new Shown(token, false))));
        return shown;
    }

    @Override
    public Map<Place, Shown> places(String table) {
        return shown(statements.places(table));
    }

    @Override
    public long rows(Place place) {
        return statements.shownRows(place).rows();
    }

    @Override
    public OptionalLong rowsBeside(Place place, List<String> loaded) {
        // Its tables have the columns of the source's.
        return OptionalLong.of(0);
    }

    @Override
    public Whereabouts find(Place place, Staging staging) {
        return places.find(place, staging);
    }

    @Override
    public void publish(Place place, Staging staging, long token) {
        places.publish(place, staging, token);
    }

    /** Nothing hangs on the tables of a simulation. */
    @Override
    public Dependants dependants(Place place) {
        return Dependants.NONE;
    }

    @Override
    public List<String> bringBack(Place place, Staging staging) {
        return List.of();
    }

    @Override
    public boolean isOverwritten(Place place) {
        return statements.isOverwritten(place);
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
        return statements.executing(labels);
    }

    @Override
    public void dropShown(Place place) {
        throw new UnsupportedOperationException("nobody drops here what shows");
    }

    @Override
    public void drop(Place place, Staging staging) {
        places.drop(place, staging);
    }

    @Override
    public List<String> stagings(String table) {
        return statements.stagings(table);
    }

    /** Names of a simulation do not tell their place: two partitions of a table may have stagings of one name. */
    @Override
    public Optional<StagingName> named(Place place, String staging) {
        return statements.staged(place).containsKey(staging) ? StagingName.parse(staging) : Optional.empty();
    }

    @Override
    public void drop(Place place, String staging) {
        statements.drop(place, staging);
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
    public Map<Place, Fingerprint> fingerprintStaged(List<Landing> landings, List<String> columns, String recipe) {
        Map<Place, Fingerprint> told = new HashMap<>();
        together.namesNow(landings).forEach((place, name) -> told.put(place, statements.staging(place, name)));
        return told;
    }

    @Override
    public Map<Place, Fingerprint> fingerprintShown(List<Place> asked, List<String> columns, String recipe) {
        Map<Place, Fingerprint> told = new HashMap<>();
        asked.forEach(place -> told.put(place, statements.shownRows(place)));
        return told;
    }

    @Override
    public long rowsTogether(Collection<Place> asked) {
        return asked.stream().mapToLong(this::rows).sum();
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
    public Optional<TargetDeltas> deltas() {
        return Optional.of(new SimulatedTargetDeltas(statements, places));
    }

    @Override
    public TableClaims claims() {
        return new TableClaims(statements);
    }

    @Override
    public void close() {}
}

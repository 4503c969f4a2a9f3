package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.Dependants;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetDeltas;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A target whose tables are asked for by the source's names. What messages say of a table is the target's name. */
final class RenamedTargetCluster implements TargetCluster {
    private final TargetCluster target;
    private final UnaryOperator<String> names;

    /** @param names the target's name of a table, by the source's */
    RenamedTargetCluster(TargetCluster target, UnaryOperator<String> names) {
        this.target = target;
        this.names = names;
    }

    private Place named(Place place) {
        return new Place(names.apply(place.table()), place.partition());
    }

    @Override
    public void check(String table, List<String> columns) {
        target.check(names.apply(table), columns);
    }

    @Override
    public List<String> columns(String table) {
        return target.columns(names.apply(table));
    }

    @Override
    public Staging open(Place place, StagingName name, String bounds, Intent intent) {
        return target.open(named(place), name, bounds, intent);
    }

    @Override
    public boolean namesStaging(Place place) {
        return target.namesStaging(named(place));
    }

    @Override
    public Optional<Capabilities> capabilities() {
        return target.capabilities();
    }

    @Override
    public void load(LoadOrder order) {
        target.load(new LoadOrder(
                order.label(),
                names.apply(order.table()),
                named(order.into()),
                order.files(),
                order.columns(),
                order.format()));
    }

    @Override
    public Map<String, LoadStatus> loads(Collection<String> labels) {
        return target.loads(labels);
    }

    @Override
    public void cancel(String label) {
        target.cancel(label);
    }

    @Override
    public Fingerprint fingerprint(Place place, Staging staging, List<String> columns, String recipe) {
        return target.fingerprint(named(place), staging, columns, recipe);
    }

    @Override
    public Fingerprint fingerprint(Place place, List<String> columns, String recipe) {
        return target.fingerprint(named(place), columns, recipe);
    }

    @Override
    public void dropShown(Place place) {
        target.dropShown(named(place));
    }

    @Override
    public Map<Place, Shown> shown(Collection<Place> places) {
        return back(places, target.shown(places.stream().map(this::named).toList()));
    }

    @Override
    public Map<Place, Shown> places(String table) {
        String there = names.apply(table);
        Map<Place, Shown> renamed = new HashMap<>();
        target.places(there)
                .forEach((place, shown) -> renamed.put(
                        new Place(table, place.partition().equals(there) ? table : place.partition()), shown));
        return renamed;
    }

    @Override
    public long rows(Place place) {
        return target.rows(named(place));
    }

    @Override
    public OptionalLong rowsBeside(Place place, List<String> loaded) {
        return target.rowsBeside(named(place), loaded);
    }

    @Override
    public Whereabouts find(Place place, Staging staging) {
        return target.find(named(place), staging);
    }

    @Override
    public void publish(Place place, Staging staging, long token) {
        target.publish(named(place), staging, token);
    }

    @Override
    public Dependants dependants(Place place) {
        return target.dependants(named(place));
    }

    @Override
    public List<String> bringBack(Place place, Staging staging) {
        return target.bringBack(named(place), staging);
    }

    @Override
    public boolean isOverwritten(Place place) {
        return target.isOverwritten(named(place));
    }

    @Override
    public String take(Place place, Staging staging, long token) {
        return target.take(named(place), staging, token);
    }

    @Override
    public void overwrite(Place place, Staging staging, String own, String label) {
        target.overwrite(named(place), staging, own, label);
    }

    @Override
    public Optional<Set<String>> executing(Collection<String> labels) {
        return target.executing(labels);
    }

    @Override
    public void drop(Place place, Staging staging) {
        target.drop(named(place), staging);
    }

    @Override
    public List<String> stagings(String table) {
        return target.stagings(names.apply(table));
    }

    @Override
    public Optional<StagingName> named(Place place, String staging) {
        return target.named(named(place), staging);
    }

    @Override
    public void drop(Place place, String staging) {
        target.drop(named(place), staging);
    }

    @Override
    public Map<Place, Staging> openTogether(List<Opening> openings) {
        List<Place> places = openings.stream().map(Opening::place).toList();
        return back(
                places,
                target.openTogether(openings.stream()
                        .map(opening -> new Opening(named(opening.place()), opening.name(), opening.bounds()))
                        .toList()));
    }

    @Override
    public Map<Place, Whereabouts> findTogether(List<Landing> landings) {
        return back(places(landings), target.findTogether(named(landings)));
    }

    @Override
    public Map<Place, Fingerprint> fingerprintStaged(List<Landing> landings, List<String> columns, String recipe) {
        return back(places(landings), target.fingerprintStaged(named(landings), columns, recipe));
    }

    @Override
    public Map<Place, Fingerprint> fingerprintShown(List<Place> places, List<String> columns, String recipe) {
        return back(
                places, target.fingerprintShown(places.stream().map(this::named).toList(), columns, recipe));
    }

    @Override
    public long rowsTogether(Collection<Place> places) {
        return target.rowsTogether(places.stream().map(this::named).toList());
    }

    @Override
    public void publishTogether(List<Landing> landings) {
        target.publishTogether(named(landings));
    }

    @Override
    public void dropTogether(List<Landing> landings) {
        target.dropTogether(named(landings));
    }

    private static List<Place> places(List<Landing> landings) {
        return landings.stream().map(Landing::place).toList();
    }

    private List<Landing> named(List<Landing> landings) {
        return landings.stream()
                .map(landing -> new Landing(named(landing.place()), landing.staging()))
                .toList();
    }

    /** What was answered by the target's names, by the source's. */
    private <T> Map<Place, T> back(Collection<Place> places, Map<Place, T> answers) {
        Map<Place, T> back = new HashMap<>();
        places.forEach(
                place -> Optional.ofNullable(answers.get(named(place))).ifPresent(told -> back.put(place, told)));
        return back;
    }

    @Override
    public Optional<TargetDeltas> deltas() {
        return target.deltas().map(deltas -> deltas.named(names));
    }

    @Override
    public TableClaims claims() {
        return target.claims().named(names);
    }

    @Override
    public Pressure pressure() {
        return target.pressure();
    }

    @Override
    public void close() {
        target.close();
    }
}

package io.starmigrate.simulation.world;

import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those who write to the target beside the product: what they put there stays, unless an operator says otherwise. They
 * do not write between a publisher's last look at a place and its switch, because no cluster can tell them apart then.
 */
public final class OtherWriters {
    private static final String MARK = "other";
    private static final List<Double> RATES = List.of(0.01, 0.05);

    private final World world;
    private final double rate;
    private final Map<Place, Set<String>> written = new HashMap<>();
    private final Set<Place> altered = new HashSet<>();
    private int rows;

    /** @param active whether there are any */
    OtherWriters(World world, boolean active) {
        this.world = world;
        this.rate = active ? world.chance().pick(RATES) : 0;
    }

    /** Somebody may write something now. */
    void mayWrite() {
        if (!world.chance().happens(rate)) {
            return;
        }
        Place place = world.chance().pick(world.sources().places());
        if (world.switches().isUnderWay(place)) {
            return;
        }
        if (world.chance().happens(0.2)) {
            truncate(place);
        } else {
            insert(place);
        }
    }

    private void insert(Place place) {
        String row = MARK + ++rows;
        if (world.target().insert(place, row)) {
            world.note("somebody writes " + row + " into the target's " + place);
            written.computeIfAbsent(place, key -> new HashSet<>()).add(row);
            if (world.chance().happens(0.3)) {
                // As an application does that writes to both clusters before it is switched over.
                world.sources().all().forEach(source -> source.append(place, row));
            }
        }
    }

    private void truncate(Place place) {
        world.note("somebody truncates the target's " + place);
        world.target().truncate(place);
        altered(place);
    }

    /** Somebody has taken rows of a place away: it need not show what was published, and nothing of others. */
    void altered(Place place) {
        written.remove(place);
        altered.add(place);
    }

    /** What a place was left as does not matter any more. */
    void switched(Place place) {
        altered.remove(place);
    }

    public boolean isAltered(Place place) {
        return altered.contains(place);
    }

    /** Whether rows of others are to be kept in a place. */
    boolean hasRows(Place place) {
        return !written.getOrDefault(place, Set.of()).isEmpty();
    }

    /** Those of a place's rows that the product has put there; dual-written ones may come by either way. */
    public List<String> without(Place place, List<String> shown) {
        return shown.stream().filter(row -> !row.startsWith(MARK)).sorted().toList();
    }

    /** An operator says that the rows of others may go. */
    void giveUp(Place place) {
        world.note("an operator lets the rows of others in " + place + " go");
        written.remove(place);
    }

    /** Every row that should show and does not. */
    public void check() {
        written.forEach((place, kept) -> {
            List<String> shown = world.target().rows(place);
            kept.stream()
                    .filter(row -> !shown.contains(row))
                    .forEach(row -> world.damages()
                            .add("row " + row + " that somebody else wrote into " + place
                                    + " is gone from the target"));
        });
    }
}

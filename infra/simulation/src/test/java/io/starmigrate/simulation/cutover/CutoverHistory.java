package io.starmigrate.simulation.cutover;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A migration of a source that somebody writes to all the time, in whatever order: rounds, cutovers that die anywhere
 * or meet writes, and others who write to the target. One seed, one history.
 */
final class CutoverHistory {
    private static final int COMMANDS = 8;
    private static final int CALM = 6;
    private static final double HAPPENS = 0.02;
    private static final double DIES = 0.003;
    /** What others have written to, and the source changes again, is never cut over: mostly they come in the end. */
    private static final double SELDOM = 0.03;

    private static final double OFTEN = 0.9;

    final CutoverBench world;
    private final Chance chance;
    private final MissingSafeguard missing;
    private final boolean intruders;
    private final Map<Place, Integer> changes = new HashMap<>();
    private final Map<String, Place> others = new HashMap<>();
    private boolean hostile = true;
    private int rows;

    CutoverHistory(long seed, MissingSafeguard missing) {
        this.chance = Chance.ofSmall(seed);
        this.missing = missing;
        this.intruders = chance.happens(0.4);
        this.world = new CutoverBench(2 + chance.below(3), chance.pick(List.of(ChangeSignal.values())));
        missing.weaken(world);
    }

    /** Runs it; answers what is damaged. */
    List<String> damages() {
        List<String> damages = new ArrayList<>();
        for (int i = 0; i < COMMANDS && !isDone(); i++) {
            between();
            survives(chance.happens(0.5) ? this::round : this::cutover);
            check(damages);
        }
        hostile = false;
        if (!isDone()) {
            intrude(OFTEN);
        }
        for (int i = 0; i < CALM && !isDone(); i++) {
            world.bench.retry();
            cutover();
            check(damages);
        }
        if (!isDone() && others.isEmpty()) {
            damages.add("no cutover gets through: " + world.perform(Kind.PERFORM));
        }
        return damages;
    }

    /** Whether there ever was what is kept here. */
    boolean hasIntruded() {
        return !others.isEmpty();
    }

    boolean isDone() {
        return isIn(CutoverState.DONE);
    }

    private boolean isIn(CutoverState... states) {
        return world.bench.recorder.job("job").flatMap(Job::lastCutover).stream()
                .anyMatch(cutover -> List.of(states).contains(cutover.state()));
    }

    private static void survives(Runnable command) {
        try {
            command.run();
        } catch (Crash dead) {
            // Whoever comes next goes on.
        }
    }

    private void round() {
        world.round(sight(false));
    }

    private void cutover() {
        // What the source has dropped stays at the target, whoever has written to it.
        var unused = CutoverBench.perform(
                world.cutover(sight(true), sight(false)),
                new CutoverRequest(Kind.PERFORM, checks -> true, null, false, true));
    }

    /** @param own of the cutover itself, not of roles: others do not write between their last look and the switch */
    private CutoverBench.Sight sight(boolean own) {
        return new CutoverBench.Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                T seen = own ? missing.port(world, port, real) : real;
                return Weakened.before(port, seen, (method, arguments) -> {
                    happens(own);
                    return Optional.empty();
                });
            }
        };
    }

    private void happens(boolean own) {
        if (!hostile) {
            return;
        }
        if (chance.happens(DIES)) {
            throw new Crash();
        }
        // What is written once the proof has begun is nobody's to find.
        if (chance.happens(HAPPENS)
                && !isIn(CutoverState.MOVED, CutoverState.PROVED, CutoverState.RESTORED, CutoverState.DONE)) {
            write();
            if (own) {
                intrude(SELDOM);
            }
        }
        if (chance.happens(HAPPENS)) {
            world.bench.source.compact();
            world.bench.state.compact();
        }
    }

    private void between() {
        for (int i = 0; i < 3; i++) {
            write();
        }
        intrude(SELDOM);
        if (!new StatusReader(world.bench.recorder).read("job").failures().isEmpty()) {
            world.bench.retry();
        }
    }

    private void write() {
        SimulatedSource source = world.bench.source;
        Place place = chance.pick(source.places());
        List<String> held = new ArrayList<>(source.rows(place));
        String row = "w" + ++rows;
        switch (chance.below(9)) {
            case 0 -> place = TravelBench.place(10 + rows);
            case 1 -> held.clear();
            case 2 -> held.replaceAll(old -> chance.happens(0.5) ? old : row + old);
            default -> held.add(row);
        }
        changes.merge(place, 1, Integer::sum);
        if (held.isEmpty() && source.places().size() > 1) {
            source.drop(place);
        } else {
            source.fill(place, held);
        }
    }

    private void intrude(double rate) {
        Place place = chance.pick(world.bench.source.places());
        String row = "other" + ++rows;
        if (intruders && chance.happens(rate) && world.bench.state.insert(place, row)) {
            others.put(row, place);
        }
    }

    private void check(List<String> damages) {
        others.forEach((row, place) -> {
            if (!world.bench.state.rows(place).contains(row)) {
                damages.add(row + ", which somebody wrote into " + place + ", is gone");
            }
        });
        for (Place place : world.bench.source.places()) {
            List<String> wanted =
                    world.bench.source.rows(place).stream().sorted().toList();
            List<String> shown = world.bench.state.rows(place).stream().sorted().toList();
            if (isDone() && !wanted.equals(shown)) {
                damages.add(place + " is cut over with " + shown + ", the source has " + wanted);
            }
            int exported = world.bench
                    .recorder
                    .latest(new PartitionId("job", "shop", place.table(), place.partition()))
                    .map(PartitionTask::id)
                    .map(id -> id.generation())
                    .orElse(0);
            if (exported > 1 + changes.getOrDefault(place, 0)) {
                damages.add(place + " was exported " + exported + " times for " + changes.get(place) + " changes");
            }
        }
    }
}

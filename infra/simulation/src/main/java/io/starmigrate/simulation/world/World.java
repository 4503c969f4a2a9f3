package io.starmigrate.simulation.world;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.faults.FaultRates;
import io.starmigrate.simulation.faults.Interference.Happenings;
import io.starmigrate.simulation.faults.Outages;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.Latecomers;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetOverwrites;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything outside the workers: clusters, storages, installations and time. */
public final class World implements Happenings {
    private static final String JOB = "moving";

    /** A statement that runs for hours is lost more often than one that is answered at once. */
    private static final double LOST_OVERWRITES = 5;

    private final VirtualClock clock = new VirtualClock();
    private final Chance chance;
    private final Damages damages = new Damages();
    private final Publications publications = new Publications(damages);
    private final Switches switches;
    private final OtherWriters others;
    private final TargetState target;
    private final boolean relayed;
    private final boolean packs;
    private final Width width;

    private final List<Installation> installations = new ArrayList<>();
    private final Sources sources = new Sources(this);
    private final Safeguard removed;
    private final Witness witness;
    private final Consumer<Supplier<String>> trace;
    private final Latecomers latecomers = new Latecomers(clock);
    private final Misfortunes misfortunes;
    private final Outages outages;
    private final CatalogChanges changes;
    private final ObjectStore sourceStorage;
    private ObjectStore targetStorage;
    private FaultRates rates;
    private boolean operatorsCancel;

    /**
     * A world at its first moment.
     *
     * @param trace is told everything that happens
     */
    public World(Chance chance, Width width, Safeguard removed, Witness witness, Consumer<Supplier<String>> trace) {
        this.chance = chance;
        this.witness = witness;
        this.removed = removed;
        this.trace = trace;
        this.rates = FaultRates.of(chance);
        this.relayed = chance.happens(0.6);
        this.width = width;
        this.packs = removed.packs() || (width == Width.TOGETHER && chance.happens(0.5));
        this.misfortunes = new Misfortunes(this, removed);
        this.outages = new Outages(chance, clock, this::note);
        this.others = new OtherWriters(this, width == Width.OTHER_WRITERS);
        this.switches = new Switches(clock, others::switched);
        this.changes = new CatalogChanges(this);
        this.targetStorage = new InMemoryObjectStore(clock, Set.of("right"));
        this.sourceStorage = relayed ? new InMemoryObjectStore(clock, Set.of("left")) : targetStorage;
        this.target = new TargetState(
                new TargetLoads(targetStorage, chance), new TargetOverwrites(chance), chance.happens(0.7));
        this.target.faults().loseOverwrites(rates.after() * LOST_OVERWRITES);
        if (width == Width.NAMED) {
            target.chooseNames();
        }
        SimulatedSource first = sources.another();
        if (width == Width.SEVERAL_JOBS) {
            openSeveral(first);
        } else {
            installation().open(JOB, first);
        }
    }

    /** Jobs of the same name in two installations, or of two names in one; of one source, or of two alike. */
    private void openSeveral(SimulatedSource first) {
        SimulatedSource other = chance.happens(0.3) ? sources.another() : first;
        Installation here = installation();
        here.open(JOB, first);
        int kind = chance.below(3);
        if (kind > 0) {
            installation().open(JOB, other);
        }
        if (kind < 2) {
            here.open("another", other);
        }
    }

    /** The time of everybody, which nobody but {@link #pass} lets go on. */
    public VirtualClock clock() {
        return clock;
    }

    /** What decides wherever it could go one way or another; the same seed decides the same. */
    public Chance chance() {
        return chance;
    }

    /** Where whoever finds a promise broken says so. */
    public Damages damages() {
        return damages;
    }

    /** What was published, by which job. */
    public Publications publications() {
        return publications;
    }

    /** Who is about to switch staging in, while others hold still. */
    public Switches switches() {
        return switches;
    }

    /** Who else writes to the target. */
    public OtherWriters others() {
        return others;
    }

    /** The target cluster as it is, whatever workers are told of it. */
    public TargetState target() {
        return target;
    }

    /** Whether files go from one storage to another; else both clusters use the target's. */
    public boolean isRelayed() {
        return relayed;
    }

    /** Whether the relay packs files on their way. */
    boolean packs() {
        return packs;
    }

    private Installation installation() {
        Installation made = new Installation(this, installations.size() + 1, removed, witness);
        targetStorage = made.events().heard(targetStorage);
        installations.add(made);
        return made;
    }

    /** How much of the world it holds. */
    Width width() {
        return width;
    }

    public ObjectStore sourceStorage() {
        return relayed ? sourceStorage : targetStorage;
    }

    /** The target storage, whose events every installation hears. */
    public ObjectStore targetStorage() {
        return targetStorage;
    }

    public List<Installation> installations() {
        return installations;
    }

    Sources sources() {
        return sources;
    }

    public List<SimulatedJob> jobs() {
        return installations.stream()
                .flatMap(installation -> installation.jobs().stream())
                .toList();
    }

    public List<String> tables() {
        return sources.places().stream().map(Place::table).distinct().toList();
    }

    @Override
    public FaultRates rates() {
        return rates;
    }

    @Override
    public boolean isOut(Dependency dependency) {
        return outages.isOut(dependency);
    }

    @Override
    public void note(Supplier<String> happening) {
        trace.accept(happening);
    }

    public void note(String happening) {
        note(() -> happening);
    }

    /** From now on nothing goes wrong any more. */
    public void calm() {
        target.refusals().heal();
        target.faults().loseOverwrites(0);
        outages.end();
        rates = FaultRates.NONE;
    }

    @Override
    public void later(Duration time, Runnable happening) {
        latecomers.add(time, happening);
    }

    /** Lets time pass, and what was late happen. */
    public void pass(Duration time) {
        clock.advance(time);
        latecomers.come(() -> note("what was late happens"));
    }

    /** From now on operators cancel more than anything else. */
    public void haveOperatorsCancel() {
        operatorsCancel = true;
    }

    public boolean operatorsCancel() {
        return operatorsCancel;
    }

    boolean isIndexSlow() {
        return removed.isIndexSlow();
    }

    /** One thing goes on outside the workers. */
    public void step() {
        if (!rates.equals(FaultRates.NONE)) {
            misfortunes.goOn();
            outages.mayBegin();
            others.mayWrite();
            changes.mayHappen();
        }
        double fault = rates.world();
        switch (chance.below(5)) {
            case 0 -> {
                if (!isOut(Dependency.SOURCE_STORAGE)) {
                    sources.all().forEach(SimulatedSource::progress);
                }
            }
            case 1 -> {
                if (!isOut(Dependency.TARGET_STORAGE)) {
                    target.progress(fault);
                }
            }
            case 2 -> {
                if (chance.happens(fault)) {
                    misfortunes.happen();
                }
            }
            default -> {
                if (!isOut(Dependency.TRIGGER)) {
                    chance.pick(installations).events().deliver(fault);
                }
            }
        }
    }
}

package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.InMemoryObjectStore;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.InMemoryTaskQueue;
import io.starmigrate.core.task.InMemoryTaskRecorder;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.lambda.QueuedFileEventHandler;
import io.starmigrate.sandbox.simulation.Interference.Happenings;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/** Everything outside the workers: clusters, storages, queue, recorder, trigger and time. */
final class World implements Happenings {
    static final String JOB = "moving";
    private static final double WRITTEN = 0.15;

    /** A statement that runs for hours is lost more often than one that is answered at once. */
    private static final double LOST_OVERWRITES = 5;

    private static final StorageUri SOURCE_ROOT = StorageUri.parse("oss://left/exports");
    private static final StorageUri TARGET_ROOT = StorageUri.parse("s3://right/files");

    final VirtualClock clock = new VirtualClock();
    final Chance chance;
    final Damages damages = new Damages();
    final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    /** The recorder as workers have it. */
    final TaskRecorder watched = new PublicationWatch(this).over(recorder);

    final TaskQueue queue;
    final DeadLetters letters;
    final ObjectStore sourceStorage;
    final ObjectStore targetStorage;
    final SimulatedSource source;
    final TargetState target;
    final ObjectEvents events;
    final boolean relayed;

    /** Whether the source is written to all the time: then few snapshots have a fingerprint. */
    private final boolean hot;

    /** The objects that somebody from outside has cut short, or put there. */
    final Set<String> tampered = new HashSet<>();

    /**
     * The export attempts whose files somebody from outside has altered so that only a fingerprint tells; names empty.
     */
    final Set<FileTaskId> unprovable = new HashSet<>();

    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::at).thenComparingInt(Pending::order));
    private final Safeguard removed;
    private final Consumer<String> trace;
    private FaultRates rates;
    private int order;
    private int rowsMade;

    World(Chance chance, Safeguard removed, Consumer<String> trace) {
        this.chance = chance;
        this.removed = removed;
        this.trace = trace;
        this.rates = FaultRates.of(chance);
        this.relayed = chance.happens(0.6);
        this.hot = chance.happens(0.25);
        InMemoryTaskQueue plain = new InMemoryTaskQueue(clock, SimulatedWorker.VISIBILITY);
        this.queue = new WatchedQueue(plain, recorder, damages);
        this.letters = plain;
        Interference faults = new Interference("trigger", chance, this, World::mayDie);
        FileEventTrigger trigger = new FileEventTrigger(
                faults.around(
                        io.starmigrate.core.task.TaskRecorder.class,
                        removed.recorder(recorder),
                        Set.of(),
                        Ports::recorderFault),
                faults.around(TaskQueue.class, queue, Set.of(), Ports::queueFault),
                TARGET_ROOT,
                clock);
        this.events = new ObjectEvents(new QueuedFileEventHandler(trigger), chance);
        ObjectStore right = events.heard(new InMemoryObjectStore(clock, Set.of("right")));
        this.targetStorage = right;
        this.sourceStorage = relayed ? new InMemoryObjectStore(clock, Set.of("left")) : right;
        this.source = new SimulatedSource(sourceStorage, chance);
        this.target = new TargetState(
                new TargetLoads(targetStorage, chance), new TargetOverwrites(chance), chance.happens(0.7));
        this.target.loseOverwrites(rates.after() * LOST_OVERWRITES);
        fill();
    }

    private static void mayDie(boolean dying) {
        if (dying) {
            throw new Crash();
        }
    }

    private void fill() {
        int partitions = 1 + chance.below(3);
        for (int i = 1; i <= partitions; i++) {
            source.fill(new Place("orders", "p" + i), someRows());
        }
        if (chance.happens(0.7)) {
            Place whole = new Place("config", "config");
            source.fill(whole, someRows());
            target.fill(whole, List.of("old"));
        }
    }

    private List<String> someRows() {
        int count = chance.below(10);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add("r" + (chance.happens(0.8) ? ++rowsMade : 1));
        }
        return rows;
    }

    StorageUri sourceRoot() {
        return relayed ? SOURCE_ROOT : TARGET_ROOT;
    }

    StorageUri targetRoot() {
        return TARGET_ROOT;
    }

    @Override
    public FaultRates rates() {
        return rates;
    }

    @Override
    public void note(String happening) {
        trace.accept(happening);
    }

    /** A table of the target is dropped, or being altered, until somebody puts it right. */
    private void breakTable() {
        String table = chance.pick(source.tables());
        note("the target's table " + table + " takes nothing any more");
        if (chance.happens(0.5)) {
            target.refuse(table, Remedy.REPLAN, "Unknown table '" + table + "'");
        } else {
            target.refuse(table, Remedy.RETRY_LATER, "Table[" + table + "]'s state is not NORMAL: SCHEMA_CHANGE");
        }
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        target.heal();
        target.loseOverwrites(0);
        rates = FaultRates.NONE;
    }

    @Override
    public void later(Duration time, Runnable happening) {
        pending.add(new Pending(clock.instant().plus(time), ++order, happening));
    }

    /** Lets time pass, and what was late happen. */
    void pass(Duration time) {
        clock.advance(time);
        Instant now = clock.instant();
        while (!pending.isEmpty() && !pending.peek().at.isAfter(now)) {
            note("what was late happens");
            pending.remove().happening.run();
        }
    }

    /** Once a cancel was recorded, nothing of what was cancelled shows. */
    void checkCancelled() {
        recorder.partitions(JOB, PartitionState.CANCELLED)
                .filter(this::isShown)
                .forEach(task -> damages.add(task.id() + " shows at the target although it is CANCELLED"));
    }

    private boolean isShown(PartitionTask task) {
        PartitionTask.Staging staging = task.staging();
        return staging != null && target.shows(StagingOpener.place(task), staging.partitionId());
    }

    /** One thing goes on outside the workers. */
    void step() {
        if (!rates.equals(FaultRates.NONE)) {
            if (hot && chance.happens(WRITTEN)) {
                source.fill(chance.pick(source.places()), someRows());
            }
            removed.provoke(this);
        }
        double fault = rates.world();
        switch (chance.below(5)) {
            case 0 -> source.progress();
            case 1 -> target.progress(fault);
            case 2 -> misfortune(fault);
            default -> events.deliver(fault);
        }
    }

    private void misfortune(double fault) {
        if (!chance.happens(fault)) {
            return;
        }
        switch (chance.below(6)) {
            case 0 -> {
                note("the source's leader changes");
                source.changeLeader();
            }
            case 1 -> {
                note("the target forgets labels");
                target.forgetLabels();
            }
            case 2 -> source.fill(chance.pick(source.places()), someRows());
            case 3 -> breakTable();
            case 4 -> target.heal();
            default -> tamper();
        }
    }

    /**
     * An object is cut short, as by a copy from outside that broke off, or swept away, or one is put where none
     * belongs.
     */
    private void tamper() {
        if (relayed && chance.happens(0.3)) {
            sweepSource();
            return;
        }
        List<StorageUri> files =
                targetStorage.list(TARGET_ROOT).map(object -> object.uri()).toList();
        if (files.isEmpty()) {
            return;
        }
        StorageUri file = chance.pick(files);
        touch(file);
        switch (chance.below(4)) {
            case 0 -> put(file);
            case 1 -> targetStorage.delete(file);
            case 2 ->
                put(TARGET_ROOT.resolve(
                        file.key().substring(TARGET_ROOT.asFolder().key().length()) + "_foreign.csv"));
            default -> sweepEverywhere(file);
        }
    }

    /** A file in the target storage is cut short, as by a copy from outside that broke off. */
    void truncate() {
        List<StorageUri> files = targetStorage
                .list(TARGET_ROOT)
                .map(object -> object.uri())
                .filter(file -> DataFileKey.parse(TARGET_ROOT, file).isPresent())
                .toList();
        if (!files.isEmpty()) {
            StorageUri file = chance.pick(files);
            touch(file);
            put(file);
        }
    }

    /** A file of a manifest is gone before it was relayed, or after. */
    void sweepSource() {
        List<StorageUri> files = sourceStorage
                .list(SOURCE_ROOT)
                .map(object -> object.uri())
                .filter(file -> DataFileKey.parse(SOURCE_ROOT, file)
                        .map(FileTaskId::of)
                        .filter(id -> recorder.manifest(id.task(), id.attempt()).isPresent())
                        .isPresent())
                .toList();
        if (!files.isEmpty()) {
            StorageUri file = chance.pick(files);
            note("swept away " + file);
            sourceStorage.delete(file);
        }
    }

    /** What is touched before its manifest is made, nothing but a fingerprint of the source can tell. */
    private void touch(StorageUri file) {
        DataFileKey.parse(TARGET_ROOT, file)
                .map(FileTaskId::of)
                .filter(id -> recorder.manifest(id.task(), id.attempt()).isEmpty())
                .ifPresent(id -> unprovable.add(new FileTaskId(id.task(), id.attempt(), "")));
    }

    /** What was altered may have been loaded before it is put right: then, too, only a fingerprint tells. */
    void mending(StorageUri file) {
        if (tampered.contains(file.toString())) {
            DataFileKey.parse(TARGET_ROOT, file)
                    .map(FileTaskId::of)
                    .ifPresent(id -> unprovable.add(new FileTaskId(id.task(), id.attempt(), "")));
        }
    }

    private void put(StorageUri file) {
        note("tampered with " + file);
        tampered.add(file.toString());
        targetStorage.put(file, new byte[] {'x'}, Map.of());
    }

    private void sweepEverywhere(StorageUri file) {
        note("swept away " + file);
        targetStorage.delete(file);
        if (relayed) {
            sourceStorage.delete(file.rebase(TARGET_ROOT, SOURCE_ROOT));
        }
    }

    private record Pending(Instant at, int order, Runnable happening) {}
}

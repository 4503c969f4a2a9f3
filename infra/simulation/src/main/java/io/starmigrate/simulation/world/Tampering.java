package io.starmigrate.simulation.world;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.inmemory.DamagedItems;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.load.StagingOpener;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody from outside does to the files of an installation. */
public final class Tampering {
    private final Installation installation;
    private final World world;

    /** The objects that were cut short, or put there. */
    private final Set<String> tampered = new HashSet<>();

    /** The export attempts whose files were altered so that only a fingerprint tells; names empty. */
    private final Set<FileTaskId> unprovable = new HashSet<>();

    Tampering(Installation installation) {
        this.installation = installation;
        this.world = installation.world();
    }

    public boolean isTampered(String object) {
        return tampered.contains(object);
    }

    /**
     * Whether the files of this attempt, its name empty, may have been altered before there was anything to tell by.
     */
    public boolean isUnprovable(FileTaskId attempt) {
        return unprovable.contains(attempt);
    }

    /** An object is cut short, as by a copy that broke off, or swept away, or one is put where none belongs. */
    void happen() {
        if (world.isRelayed() && world.chance().happens(0.3)) {
            sweepSource();
            return;
        }
        if (world.chance().happens(0.1)) {
            damage();
            return;
        }
        List<StorageUri> files = files();
        if (files.isEmpty()) {
            return;
        }
        StorageUri file = world.chance().pick(files);
        touch(file);
        StorageUri root = installation.targetRoot();
        switch (world.chance().below(4)) {
            case 0 -> put(file);
            case 1 -> world.targetStorage().delete(file);
            case 2 ->
                put(root.resolve(file.key().substring(root.asFolder().key().length()) + "_foreign.csv"));
            default -> sweepEverywhere(file);
        }
    }

    /** An item of the recorder cannot be read any more. Statements that publish are left: nobody may go on then. */
    private void damage() {
        List<PartitionTask> tasks =
                installation.jobs().stream().flatMap(SimulatedJob::latest).toList();
        if (tasks.isEmpty()) {
            return;
        }
        PartitionTask task = world.chance().pick(tasks);
        DamagedItems damaged = installation.recorder().damaged();
        world.note("an item of " + task.id() + " is damaged");
        switch (world.chance().below(4)) {
            case 0 -> damaged.task(task.id());
            case 1 ->
                damaged.manifest(
                        task.id(), task.export() == null ? 1 : task.export().attempt());
            case 2 -> damageLoads(task);
            default ->
                files().stream()
                        .flatMap(file -> id(file).stream())
                        .filter(file -> file.task().equals(task.id()))
                        .findFirst()
                        .ifPresent(damaged::file);
        }
    }

    private void damageLoads(PartitionTask task) {
        if (new SimulatedTarget(world.target()).isOverwritten(StagingOpener.place(task))) {
            return;
        }
        try {
            installation
                    .recorder()
                    .loads(task.id())
                    .forEach(load -> installation.recorder().damaged().load(task.id(), load.label()));
        } catch (UnreadableItemException before) {
            world.note("they were before");
        }
    }

    private List<StorageUri> files() {
        return world.targetStorage()
                .list(installation.targetRoot().asFolder())
                .map(object -> object.uri())
                .toList();
    }

    /** A file in the target storage is cut short, as by a copy from outside that broke off. */
    public void truncate() {
        List<StorageUri> files =
                files().stream().filter(file -> id(file).isPresent()).toList();
        if (!files.isEmpty()) {
            StorageUri file = world.chance().pick(files);
            touch(file);
            put(file);
        }
    }

    private Optional<FileTaskId> id(StorageUri file) {
        return DataFileKey.parse(installation.targetRoot(), file).map(FileTaskId::of);
    }

    /** A file of a manifest is gone before it was relayed, or after. */
    public void sweepSource() {
        List<StorageUri> files = world.sourceStorage()
                .list(installation.sourceRoot().asFolder())
                .map(object -> object.uri())
                .filter(file -> DataFileKey.parse(installation.sourceRoot(), file)
                        .map(FileTaskId::of)
                        .filter(this::isListed)
                        .isPresent())
                .toList();
        if (!files.isEmpty()) {
            StorageUri file = world.chance().pick(files);
            world.note("swept away " + file);
            world.sourceStorage().delete(file);
        }
    }

    private boolean isListed(FileTaskId id) {
        try {
            return installation.recorder().manifest(id.task(), id.attempt()).isPresent();
        } catch (UnreadableItemException damaged) {
            return true;
        }
    }

    /** What is touched before its manifest is made, nothing but a fingerprint of the source can tell. */
    private void touch(StorageUri file) {
        id(file).filter(id -> !isListed(id)).ifPresent(this::remember);
    }

    /** What was altered may have been loaded before it is put right: then, too, only a fingerprint tells. */
    public void mending(StorageUri file) {
        if (isTampered(file.toString())) {
            id(file).ifPresent(this::remember);
        }
    }

    private void remember(FileTaskId id) {
        unprovable.add(new FileTaskId(id.task(), id.attempt(), ""));
    }

    private void put(StorageUri file) {
        world.note("tampered with " + file);
        tampered.add(file.toString());
        world.targetStorage().put(file, new byte[] {'x'}, Map.of());
    }

    private void sweepEverywhere(StorageUri file) {
        world.note("swept away " + file);
        world.targetStorage().delete(file);
        if (world.isRelayed()) {
            world.sourceStorage().delete(file.rebase(installation.targetRoot(), installation.sourceRoot()));
        }
    }
}

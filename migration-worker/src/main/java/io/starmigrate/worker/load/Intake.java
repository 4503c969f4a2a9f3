package io.starmigrate.worker.load;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Decides what is to be done with a message, by asking the recorder, and the storage where the two differ. One intake
 * serves one batch of messages: what it has read of partitions it does not read again.
 */
final class Intake {
    private static final int LOOKS_AT_UNKNOWN = 3;

    private final Predicate<PartitionId> mine;
    private final StorageUri storage;
    private final TaskRecorder recorder;
    private final LoadProtocol protocol;
    private final ObjectSizes sizes;
    private final WorkerIdentity self;
    private final MessageOwners owners;
    private final Map<PartitionTaskId, Optional<PartitionTask>> tasks = new HashMap<>();
    private final Map<PartitionTaskId, Manifest> manifests = new HashMap<>();

    /**
     * One for a batch.
     *
     * @param mine whose files are moved here
     * @param storage where the target loads from
     */
    Intake(
            Predicate<PartitionId> mine,
            StorageUri storage,
            TaskRecorder recorder,
            ObjectSizes sizes,
            WorkerIdentity self) {
        this.mine = mine;
        this.storage = storage;
        this.recorder = recorder;
        this.owners = new MessageOwners(recorder);
        this.protocol = new LoadProtocol(recorder, self);
        this.sizes = sizes;
        this.self = self;
    }

    MessageFate judge(Delivery delivery) {
        FileMessage message = delivery.message();
        FileTaskId id = message.file();
        // Another job may load from another storage: what fits there only its workers know.
        if (!mine.test(id.task().partition())) {
            return ofOthers(delivery);
        }
        Optional<String> misfit = MessageFit.misfit(message, storage);
        if (misfit.isPresent()) {
            return new MessageFate.Dead(misfit.get());
        }
        Optional<PartitionTask> task = tasks.computeIfAbsent(id.task(), recorder::partition);
        if (task.isEmpty()) {
            return unknown(delivery, MessageFit.unknown(message));
        }
        return switch (task.get().state()) {
            case PLANNED, EXPORTING -> new MessageFate.Later("its manifest is not written yet");
            case EXPORTED, LOADING -> readable(delivery, task.get());
            case VERIFYING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED ->
                new MessageFate.Settled("its partition is " + task.get().state());
        };
    }

    /** Workers of several jobs may share a queue. */
    private MessageFate ofOthers(Delivery delivery) {
        PartitionId partition = delivery.message().file().task().partition();
        return switch (owners.of(partition)) {
            case OTHER_JOB -> new MessageFate.Others(partition.job());
            case ENDED_CHECK -> new MessageFate.Settled("the check that announced it is over");
            case NOBODY -> unknown(delivery, MessageOwners.noJob(partition));
        };
    }

    /** A task is written before its export is submitted: what nobody knows by the third look nobody will. */
    private static MessageFate unknown(Delivery delivery, String why) {
        return delivery.receives() < LOOKS_AT_UNKNOWN ? new MessageFate.Later(why) : new MessageFate.Dead(why);
    }

    private MessageFate readable(Delivery delivery, PartitionTask task) {
        try {
            return judge(delivery, task);
        } catch (UnreadableItemException damaged) {
            return new MessageFate.Unreadable(task, damaged);
        }
    }

    private MessageFate judge(Delivery delivery, PartitionTask task) {
        FileMessage message = delivery.message();
        Manifest manifest = manifests.computeIfAbsent(task.id(), key -> recorder.requireManifest(task));
        Optional<ManifestFile> listed = MessageFit.listed(message, manifest);
        if (listed.isEmpty()) {
            return MessageFit.unlisted(message, manifest)
                    .<MessageFate>map(MessageFate.Dead::new)
                    .orElseGet(() -> new MessageFate.Settled("its export was given up, or it holds no bytes"));
        }
        Optional<FileTask> known = recorder.file(message.file());
        if (known.isEmpty() && !listed.get().isMeasured()) {
            return new MessageFate.Later("nobody has written down yet how long it is");
        }
        FileTask file = known.map(recorded -> recorded.seenAs(message.etag())).orElseGet(() -> heardOf(delivery));
        return judge(new Announced(delivery, task, manifest, listed.get(), file));
    }

    private MessageFate judge(Announced announced) {
        FileTask file = announced.file();
        return switch (file.state()) {
            // Of a partition that goes on, a FAILED file is one that is being retried.
            case EXPORTED, RELAYED, ARRIVED, QUEUED, FAILED -> checked(announced);
            case LOADING -> new MessageFate.Held(announced, String.valueOf(file.load()));
            case LOADED -> loadedInThisPass(announced) ? new MessageFate.Settled("it is loaded") : checked(announced);
        };
    }

    private MessageFate checked(Announced announced) {
        return MessageFit.altered(announced.delivery().message().size(), announced.size())
                .map(why -> looked(announced, why))
                .orElseGet(() -> new MessageFate.Loadable(announced));
    }

    /** The message may be of what lay there before: the object itself tells what is right. */
    private MessageFate looked(Announced announced, String why) {
        try {
            return sizes.right(announced)
                    .<MessageFate>map(object -> new MessageFate.Loadable(announced.found(object, storage)))
                    .orElseGet(() -> new MessageFate.Wrong(announced, why));
        } catch (ObjectStoreException unseen) {
            return new MessageFate.Later(
                    "its message says that " + why + ", and its object cannot be looked at: " + unseen.getMessage());
        }
    }

    private boolean loadedInThisPass(Announced announced) {
        return protocol.pass(announced.file())
                .equals(OptionalInt.of(announced.task().pass()));
    }

    /** Files brought by other means are announced by hand: nothing has recorded them. */
    private FileTask heardOf(Delivery delivery) {
        return recorder.record(FileTask.first(
                delivery.message().file(),
                FileState.ARRIVED,
                delivery.message().size(),
                delivery.message().etag(),
                self.change("first heard of by its message")));
    }
}

package io.starmigrate.worker.operate;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.load.MessageFit;
import io.starmigrate.worker.load.MessageOwners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts dead letters back on the queue, where they can be processed now: sent first, removed after, so that a kill in
 * between makes a duplicate, which receivers expect. The others stay, each with what keeps it. To be used once.
 */
public final class Redrive {
    private static final int BATCH = 10;
    private static final int LONGEST = 200;

    private final DeadLetters letters;
    private final FileAnnouncements queue;
    private final TaskRecorder recorder;
    private final MessageOwners owners;
    private final ObjectStore storage;
    private final StorageUri root;
    private final List<Finding> findings = new ArrayList<>();
    private final List<DeadLetter> staying = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * @param storage where the target loads from
     * @param root where files of jobs are in it
     */
    public Redrive(
            DeadLetters letters, FileAnnouncements queue, TaskRecorder recorder, ObjectStore storage, StorageUri root) {
        this.letters = letters;
        this.queue = queue;
        this.recorder = recorder;
        this.owners = new MessageOwners(recorder);
        this.storage = storage;
        this.root = root;
    }

    /** Puts back what can be processed. */
    public OperationReport apply(String job) {
        return over(job, true);
    }

    /** Only tells what {@link #apply} would do. */
    public OperationReport tell(String job) {
        return over(job, false);
    }

    private OperationReport over(String job, boolean applied) {
        try {
            for (List<DeadLetter> batch = unseen(); !batch.isEmpty(); batch = unseen()) {
                batch.forEach(letter -> judge(job, letter, applied));
            }
        } finally {
            letters.giveBack(staying);
        }
        long back = findings.stream()
                .filter(finding -> finding.what() == What.REDRIVEN)
                .count();
        return new OperationReport(
                job,
                findings,
                Units.counted(back, "letter")
                        + (applied ? " put back, " : " would be put back, ")
                        + Units.counted(seen.size() - back, "stays", "stay"));
    }

    /** Letters stay invisible while this runs; should one come again all the same, the round is done. */
    private List<DeadLetter> unseen() {
        List<DeadLetter> taken = letters.take(BATCH);
        List<DeadLetter> fresh =
                taken.stream().filter(letter -> seen.add(letter.id())).toList();
        taken.stream().filter(letter -> !fresh.contains(letter)).forEach(staying::add);
        return fresh;
    }

    private void judge(String job, DeadLetter letter, boolean applied) {
        Optional<FileMessage> message = letter.message();
        if (message.isEmpty()) {
            stay(letter, What.KEPT, shortened(letter.body()), "it cannot be read; look at who sent it, then delete it");
            return;
        }
        String other = message.get().file().task().partition().job();
        if (!other.equals(job)) {
            ofOthers(letter, message.get(), applied);
            return;
        }
        Outlook outlook = readable(message.get());
        if (outlook.obstacle.isPresent()) {
            stay(letter, What.KEPT, message.get().file().toString(), outlook.obstacle.get());
        } else {
            putBack(letter, outlook.message, applied);
        }
    }

    private void ofOthers(DeadLetter letter, FileMessage message, boolean applied) {
        PartitionId partition = message.file().task().partition();
        String subject = message.file().toString();
        switch (owners.of(partition)) {
            case OTHER_JOB -> stay(letter, What.UNCHANGED, subject, "it belongs to job " + partition.job());
            case ENDED_CHECK -> putBack(letter, message, applied);
            case NOBODY ->
                stay(letter, What.KEPT, subject, MessageOwners.noJob(partition) + "; if it is over, delete the letter");
        }
    }

    private void putBack(DeadLetter letter, FileMessage message, boolean applied) {
        if (!applied) {
            staying.add(letter);
        } else if (queue.send(List.of(message)).isEmpty()) {
            letters.remove(List.of(letter));
        } else {
            stay(letter, What.KEPT, message.file().toString(), "the queue did not take it; redrive again");
            return;
        }
        findings.add(new Finding(What.REDRIVEN, message.file().toString(), "was there because: " + letter.reason()));
    }

    private void stay(DeadLetter letter, What what, String subject, String why) {
        staying.add(letter);
        findings.add(new Finding(what, subject, why + " (was put aside because: " + letter.reason() + ")"));
    }

    private Outlook readable(FileMessage message) {
        try {
            return outlook(message);
        } catch (UnreadableItemException damaged) {
            return new Outlook(message, Optional.of(damaged.getMessage() + "; migrate retry moves its partition anew"));
        }
    }

    /** What would become of a message; one that was wrong about its file's length is put right. */
    private Outlook outlook(FileMessage message) {
        Optional<String> misfit = MessageFit.misfit(message, root);
        if (misfit.isPresent()) {
            return new Outlook(message, misfit);
        }
        Optional<PartitionTask> task = recorder.partition(message.file().task());
        if (task.isEmpty()) {
            return new Outlook(message, Optional.of(MessageFit.unknown(message)));
        }
        return switch (task.get().state()) {
            // Whoever receives it finds the outcome recorded, or waits for the manifest.
            case PLANNED, EXPORTING, PUBLISHED, CANCELLED, SUPERSEDED -> new Outlook(message, Optional.empty());
            case EXPORTED, LOADING, VERIFYING, FAILED ->
                recorder.manifest(task.get())
                        .map(manifest -> outlook(message, manifest))
                        .orElseGet(() -> new Outlook(message, Optional.empty()));
        };
    }

    private Outlook outlook(FileMessage message, Manifest manifest) {
        Optional<ManifestFile> listed = MessageFit.listed(message, manifest);
        return listed.map(file -> outlook(message, manifest, file))
                .orElseGet(() -> new Outlook(message, MessageFit.unlisted(message, manifest)));
    }

    private Outlook outlook(FileMessage message, Manifest manifest, ManifestFile file) {
        // A manifest tells the tags of the storage that was exported to, and no lengths of what is packed on the way.
        boolean lies = manifest.liesBelow(root, file);
        Optional<FileTask> recorded = lies && file.isMeasured() ? Optional.empty() : recorder.file(message.file());
        long size = recorded.map(file::size).orElse(file.size());
        Optional<StoredObject> object = storage.head(message.object());
        Optional<String> obstacle = object.map(StoredObject::size)
                .map(found -> MessageFit.altered(found, size))
                .orElseGet(() -> Optional.of("its object is gone"))
                .map(why -> why + "; migrate reconcile brings it again where it can");
        String tag = recorded.map(FileTask::etag)
                .filter(told -> !told.isEmpty())
                .or(() -> lies ? Optional.of(file.etag()) : object.map(StoredObject::etag))
                .orElse("");
        return new Outlook(new FileMessage(message.file(), message.object(), size, tag), obstacle);
    }

    private static String shortened(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + " ...";
    }

    private record Outlook(FileMessage message, Optional<String> obstacle) {}
}

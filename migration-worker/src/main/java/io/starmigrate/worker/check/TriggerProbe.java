package io.starmigrate.worker.check;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes data files of a job nobody works on, and follows each through the trigger to the queue. */
final class TriggerProbe implements Supplier<List<CheckLine>> {
    static final String SUBJECT = "trigger";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String PUT = "put.csv";
    private static final String COPY = "copy.csv";
    private static final String PARTS = "parts.csv";

    /** Each way of writing has an event of its own: relays write in one request or in parts, movers and EXPORT copy. */
    private static final Map<String, String> WRITTEN = new TreeMap<>(
            Map.of(PUT, "written in one request", COPY, "copied inside the storage", PARTS, "written in parts"));

    private static final byte[] CONTENT = "canary\n".getBytes(StandardCharsets.UTF_8);

    /** That the function says it has sent them says nothing of the queue that workers listen at. */
    private static final CheckLine NOT_RECEIVED = CheckLine.warning(
            SUBJECT,
            "what was announced did not come out of " + SettingName.TASK_QUEUE,
            "see that " + SettingName.TASK_QUEUE + " is the queue of the stack that " + SettingName.RECORDER
                    + " belongs to (its outputs are named like the keys);"
                    + " an importer that is at work there may have taken it, too");

    private final TaskRecorder recorder;
    private final TaskQueue queue;
    private final ObjectStore store;
    private final StorageUri root;
    private final Canary canary;
    private final WorkerIdentity self;
    private final Patience patience;
    private final PartitionTaskId task;

    TriggerProbe(
            TaskRecorder recorder,
            TaskQueue queue,
            ObjectStore store,
            StorageUri root,
            Canary canary,
            WorkerIdentity self,
            Patience patience) {
        this.recorder = recorder;
        this.queue = queue;
        this.store = store;
        this.root = root;
        this.canary = canary;
        this.self = self;
        this.patience = patience;
        this.task = new PartitionTaskId(canary.partition(), 1);
    }

    @Override
    public List<CheckLine> get() {
        recorder.open(canary.opened(List.of("canary"), self.clock().instant()));
        List<CheckLine> lines = new ArrayList<>();
        try {
            recorder.plan(
                    List.of(PartitionTask.planned(task, "", new Estimate(0, 0), "", self.change("migrate check"))));
            lines.addAll(followed());
        } finally {
            boolean received = takeMessages();
            recorder.forget(canary.job());
            if (!received && lines.stream().anyMatch(line -> line.verdict() == Verdict.OK)) {
                lines.add(NOT_RECEIVED);
            }
        }
        return lines;
    }

    private List<CheckLine> followed() {
        try {
            store.put(object(PUT), CONTENT);
            store.copy(object(PUT), object(COPY));
            inParts(object(PARTS));
            patience.until(() -> WRITTEN.keySet().stream().allMatch(this::isQueued), LONGEST);
            return WRITTEN.entrySet().stream()
                    .map(written -> line("an object " + written.getValue(), written.getKey()))
                    .toList();
        } finally {
            WRITTEN.keySet().forEach(name -> store.delete(object(name)));
        }
    }

    private StorageUri object(String name) {
        return file(name).below(root);
    }

    private FileTaskId file(String name) {
        return new FileTaskId(task, 1, name);
    }

    private CheckLine line(String what, String name) {
        return isQueued(name)
                ? CheckLine.ok(SUBJECT, what + " was recorded and announced")
                : CheckLine.failed(SUBJECT, notFollowed(what, file(name)), fix(file(name)));
    }

    private boolean isQueued(String name) {
        return recorder.file(file(name))
                .filter(now -> now.state() != FileState.ARRIVED)
                .isPresent();
    }

    private String notFollowed(String what, FileTaskId file) {
        return what + (recorder.file(file).isPresent() ? " was recorded, and not announced" : " was not heard of")
                + " within " + LONGEST.toSeconds() + " s";
    }

    private String fix(FileTaskId file) {
        return recorder.file(file).isPresent()
                ? "see that the function may send to " + SettingName.TASK_QUEUE + ", and what it logs"
                : "connect the bucket's ObjectCreated events below " + root + " to the stack (infra/sam/README.md), and"
                        + " see that " + SettingName.RECORDER + " is the stack's table";
    }

    private void inParts(StorageUri object) {
        ObjectStore.Upload upload = store.begin(object, Map.of());
        ObjectStore.Part part = store.upload(upload, 1, CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
        store.complete(upload, List.of(part));
    }

    /**
     * Takes its own messages off a queue that is not busy; others are given back at once.
     *
     * @return whether there were any of its own
     */
    private boolean takeMessages() {
        boolean received = false;
        List<Delivery> others = new ArrayList<>();
        for (int look = 0; look < 3; look++) {
            List<Delivery> batch = queue.receive(10, Duration.ofSeconds(1));
            List<Delivery> own = batch.stream()
                    .filter(delivery -> delivery.message().file().task().equals(task))
                    .toList();
            received |= !own.isEmpty();
            queue.delete(own);
            batch.stream().filter(delivery -> !own.contains(delivery)).forEach(others::add);
        }
        queue.hold(others, Duration.ZERO);
        return received;
    }
}

package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which load holds a file: one at a time, by a conditional write on the file. For the {@link LoadProtocol} alone. */
final class FileHolds {
    private final TaskRecorder recorder;
    private final WorkerIdentity self;

    FileHolds(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.self = self;
    }

    /**
     * Takes hold of these files; false when one of them is held, or was loaded, by another load of this pass.
     *
     * @param read some of them as they were read before: one that nobody has written to since is not read again
     */
    boolean take(Load load, List<FileTaskId> files, Map<FileTaskId, FileTask> read) {
        return files.stream().allMatch(file -> isTakenAsRead(load, read.get(file)) || take(load, file));
    }

    private boolean isTakenAsRead(Load load, @Nullable FileTask read) {
        return read != null
                && switch (read.state()) {
                    case EXPORTED, RELAYED, ARRIVED, QUEUED, FAILED ->
                        recorder.advance(read.heldBy(load.label(), self.change("load " + load.label())));
                    case LOADING, LOADED -> false;
                };
    }

    private boolean take(Load load, FileTaskId id) {
        Optional<FileTask> stored = recorder.file(id);
        if (stored.isEmpty()) {
            return false;
        }
        FileTask file = stored.get();
        return switch (file.state()) {
            case LOADING -> load.label().equals(file.load());
            case LOADED -> isOfEarlierPass(file, load) && hold(file, load);
            case EXPORTED, RELAYED, ARRIVED, QUEUED, FAILED -> hold(file, load);
        };
    }

    /** What this pass has loaded is never loaded into its staging again, whoever asks for it. */
    private boolean isOfEarlierPass(FileTask file, Load load) {
        OptionalInt pass = pass(file);
        return pass.isPresent() && pass.getAsInt() < load.pass();
    }

    private boolean hold(FileTask file, Load load) {
        return recorder.advance(file.heldBy(load.label(), self.change("load " + load.label())))
                || recorder.file(file.id()).filter(now -> isHeldBy(now, load)).isPresent();
    }

    /** The pass of the load that holds a file, or has loaded it. */
    OptionalInt pass(FileTask file) {
        return recorder.loads(file.id().task()).stream()
                .filter(load -> load.label().equals(file.load()))
                .mapToInt(Load::pass)
                .findFirst();
    }

    /** Lets the files that a load holds go on to another state; false when not all of them could be. */
    boolean move(Load load, FileState next, Change why) {
        boolean all = true;
        for (FileTask file : recorder.files(load.task())) {
            if (isHeldBy(file, load)) {
                all &= recorder.advance(file.to(next, why));
            }
        }
        return all;
    }

    private static boolean isHeldBy(FileTask file, Load load) {
        return file.state() == FileState.LOADING && load.label().equals(file.load());
    }
}

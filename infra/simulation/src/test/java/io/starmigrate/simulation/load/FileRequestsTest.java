package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.load.Importer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an importer asks of the recorder for one more file of a partition. */
class FileRequestsTest {
    private static final int FILES = 8;

    private final Bench bench = new Bench();
    private final Map<String, Integer> ofFiles = new HashMap<>();

    @Test
    void readsAFileOnceAndWritesItTwice() {
        announce();
        Importer importer = bench.importer("one", bench.target, counting(), bench.queue);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);

        assertThat(states()).containsOnly(FileState.LOADED);
        assertThat(ofFiles).containsExactlyInAnyOrderEntriesOf(Map.of("file", FILES, "advance", 2 * FILES));
    }

    @Test
    void takesHoldOfAFileAsItIsByNowWhenSomebodyHasWrittenToItMeanwhile() {
        announce();
        TaskRecorder counting = counting();
        Importer importer = bench.importer("one", bench.target, interrupted(counting), bench.queue);
        importer.step(Duration.ZERO);

        assertThat(states()).containsOnly(FileState.LOADING);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
    }

    private void announce() {
        ManifestFile[] files = new ManifestFile[FILES];
        String[] rows = new String[FILES];
        for (int i = 0; i < FILES; i++) {
            rows[i] = "row" + i;
            files[i] = bench.write("f" + i + ".csv", rows[i]);
        }
        bench.export(rows);
        for (ManifestFile file : files) {
            bench.announce(file);
        }
    }

    private List<FileState> states() {
        return bench.recorder.files(Bench.ID).stream().map(FileTask::state).toList();
    }

    private TaskRecorder counting() {
        return watched(bench.recorder, (what, subject) -> ofFiles.merge(what, 1, Integer::sum));
    }

    /** Each file is written once more right after it was read first, as a late trigger or a reconciler does. */
    private TaskRecorder interrupted(TaskRecorder real) {
        Set<Object> read = new HashSet<>();
        return watched(real, (what, subject) -> {
            if (what.equals("file") && read.add(subject)) {
                bench.recorder
                        .file((FileTaskId) subject)
                        .filter(file -> file.state() == FileState.QUEUED)
                        .ifPresent(this::writeTwice);
            }
        });
    }

    private void writeTwice(FileTask file) {
        FileTask failed = file.to(FileState.FAILED, file.change());
        bench.recorder.advance(failed);
        bench.recorder.advance(failed.to(FileState.QUEUED, file.change()));
    }

    private static TaskRecorder watched(TaskRecorder real, Seen seen) {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                    if (arguments != null && (arguments[0] instanceof FileTaskId || arguments[0] instanceof FileTask)) {
                        seen.called(method.getName(), arguments[0]);
                    }
                    return answer;
                });
    }

    @FunctionalInterface
    private interface Seen {
        void called(String method, Object subject);
    }
}

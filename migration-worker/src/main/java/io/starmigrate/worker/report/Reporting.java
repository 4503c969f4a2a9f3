package io.starmigrate.worker.report;

import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.About;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.Kind;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Taken;
import io.starmigrate.worker.plan.Forecasts;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads all that the recorder knows of a job: two questions for each task of each generation. Changes nothing. */
public final class Reporting {
    /** A line of progress for so many tasks. */
    private static final int NOTE = 1_000;

    private final TaskRecorder recorder;
    private final Forecasts forecasts;
    private final InstantSource clock;

    public Reporting(TaskRecorder recorder, Forecasts forecasts, InstantSource clock) {
        this.recorder = recorder;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    /** What became of a job so far, a moment old. */
    public MigrationReport report(Job job, ProgressListener progress) {
        Map<PartitionTaskId, PartitionTask> all = new LinkedHashMap<>();
        try (Stream<PartitionTask> read = recorder.partitions(job.name())) {
            read.forEach(task -> all.merge(task.id(), task, StatusReader::later));
        }
        Picture now = StatusReader.latest(job.name(), all.values());
        List<Journey> journeys = journeys(all.values(), progress);
        return new MigrationReport(
                new About(job.source(), job.target(), job.opened(), clock.instant(), Between.of(job.binding())),
                new JobReport(job.name(), now.isPublished(), now.tables(), Map.of(), now.failures()),
                TableDetails.of(now, all.values()),
                StageTimes.of(journeys),
                job.recentRounds(),
                journeys.stream()
                        .flatMap(journey -> journey.detours().stream())
                        .sorted(Comparator.comparing(Detour::at))
                        .toList(),
                taken(all.values(), journeys),
                job.lastCutover().map(cutover -> new Switched(job.source(), cutover)).stream()
                        .toList());
    }

    /** What was found equal was never exported, and is not told. */
    private Taken taken(Collection<PartitionTask> all, List<Journey> journeys) {
        List<PartitionTask> exported =
                all.stream().filter(task -> task.exported() != null).toList();
        List<Exported> files = exported.stream()
                .map(PartitionTask::exported)
                .filter(Objects::nonNull)
                .toList();
        return new Taken(
                forecasts.of(exported),
                files.stream().mapToLong(Exported::files).sum(),
                files.stream().mapToLong(Exported::bytes).sum(),
                StageTimes.busy(journeys));
    }

    private List<Journey> journeys(Collection<PartitionTask> tasks, ProgressListener progress) {
        List<Journey> journeys = new ArrayList<>();
        for (PartitionTask task : tasks) {
            journeys.add(told(task));
            if (journeys.size() % NOTE == 0) {
                progress.noted(
                        "Read what became of " + journeys.size() + " of " + Units.counted(tasks.size(), "partition"));
            }
        }
        return journeys;
    }

    /** What cannot be read of one task is said, and keeps nothing of the others from being told. */
    private Journey told(PartitionTask task) {
        String subject = task.id().toString();
        try {
            return journey(task.id());
        } catch (UnreadableItemException damaged) {
            String why = "how it came to be " + task.state() + ": " + damaged.getMessage();
            return new Journey(
                    subject,
                    List.of(),
                    List.of(new Detour(subject, task.change().at(), Kind.NOT_TOLD, why)));
        }
    }

    private Journey journey(PartitionTaskId id) {
        Journey told = Journey.of(id.toString(), recorder.history(id));
        List<Detour> detours = new ArrayList<>(told.detours());
        recorder.loads(id).stream()
                .filter(load -> load.kind().fillsStaging() && load.state() == LoadState.CANCELLED)
                .map(load -> again(id, load))
                .forEach(detours::add);
        return new Journey(told.subject(), told.legs(), detours);
    }

    private static Detour again(PartitionTaskId id, Load load) {
        return new Detour(
                id.toString(),
                load.change().at(),
                Kind.LOADED_AGAIN,
                load.change().why());
    }
}

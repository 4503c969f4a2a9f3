package io.starmigrate.core.aws;

import io.starmigrate.core.PublicApi;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * The recorder in one DynamoDB table, and the leases beside it. {@code infra/sam/template.yaml} declares the table.
 *
 * <p>All items of a source partition share a partition key, so that a task, its files, loads, manifests and history are
 * read together; jobs share one, and each lease has its own. Two sparse indexes, on partition tasks only, find tasks by
 * job and state, and by job and time of change. Nothing is ever scanned. Reads by key are consistent;
 * {@code partitions} and {@link #changed} read an index, which is a moment old.
 *
 * <p>A write costs one request: a conditional put (of a file that arrives, an update), or, where a partition task takes
 * a line of history with it, a transaction of two. Throttled and failed requests are retried by the client it is given,
 * in that client's way; give it one with the standard or the adaptive mode.
 *
 * <p>Safe for use by many threads and processes. The client stays its owner's, who closes it.
 */
@PublicApi
public final class DynamoDbTaskRecorder implements TaskRecorder, Leases {
    /** Along the states, and once more those that lead back: who moves meanwhile is met before or after the move. */
    private static final List<PartitionState> IN_ORDER = Stream.concat(
                    Stream.of(PartitionState.values()),
                    Stream.of(PartitionState.values())
                            .filter(state -> state != PartitionState.PUBLISHED && state != PartitionState.SUPERSEDED))
            .toList();

    private final RecorderTable table;
    private final VersionedItems<Job> jobs;
    private final VersionedItems<PartitionTask> tasks;
    private final VersionedItems<FileTask> files;
    private final VersionedItems<Load> loads;
    private final VersionedItems<JobPace> paces;
    private final VersionedItems<JobSummary> summaries;
    private final VersionedItems<Lease> leases;
    private final ManifestItems manifests;

    /**
     * A recorder on a table that exists. Nothing is asked of it yet.
     *
     * @param client stays the caller's, who closes it
     * @param table the table's name
     */
    public DynamoDbTaskRecorder(DynamoDbClient client, String table) {
        this.table = new RecorderTable(client, table);
        this.jobs = new VersionedItems<>(this.table, ItemKind.JOB);
        this.tasks = new VersionedItems<>(this.table, ItemKind.PARTITION);
        this.files = new VersionedItems<>(this.table, ItemKind.FILE);
        this.loads = new VersionedItems<>(this.table, ItemKind.LOAD);
        this.paces = new VersionedItems<>(this.table, ItemKind.PACE);
        this.summaries = new VersionedItems<>(this.table, ItemKind.SUMMARY);
        this.leases = new VersionedItems<>(this.table, ItemKind.LEASE);
        this.manifests = new ManifestItems(this.table);
    }

    @Override
    public Job open(Job job) {
        return jobs.create(job);
    }

    @Override
    public Optional<Job> job(String name) {
        return jobs.read(ItemKey.job(name));
    }

    @Override
    public boolean advance(Job next) {
        return jobs.advance(next);
    }

    @Override
    public List<Job> jobs() {
        return jobs.readable(ItemKey.JOBS, "");
    }

    @Override
    public int plan(List<PartitionTask> planned) {
        return new PlanWriter(table, task -> List.of(table.create(indexed(task)), event(task)), this::isThere)
                .write(planned);
    }

    @Override
    public Optional<PartitionTask> partition(PartitionTaskId id) {
        return tasks.read(ItemKey.task(id));
    }

    @Override
    public List<PartitionTask> partitions(Collection<PartitionTaskId> ids) {
        return tasks.read(ids.stream().distinct().map(ItemKey::task).toList());
    }

    @Override
    public Optional<PartitionTask> latest(PartitionId id) {
        return table.last(ItemKey.pk(id), ItemKey.tasks()).map(tasks::decode);
    }

    @Override
    public Stream<PartitionTask> partitions(String job, PartitionState state) {
        return OneAfterAnother.of(
                        IntStream.range(0, ItemKey.SHARDS).mapToObj(shard -> ItemKey.jobState(job, state, shard)),
                        table::index)
                .map(tasks::decode);
    }

    /** Four queries; of a job whose tasks are not all dated, eight for each state. */
    @Override
    public Stream<PartitionTask> partitions(String job) {
        return job(job).filter(Job::isDated).isPresent()
                ? changed(job, Instant.EPOCH)
                : OneAfterAnother.of(IN_ORDER.stream(), state -> partitions(job, state));
    }

    @Override
    public Stream<PartitionTask> changed(String job, Instant since) {
        return OneAfterAnother.of(
                        IntStream.range(0, ItemKey.CHANGE_SHARDS).mapToObj(shard -> ItemKey.jobShard(job, shard)),
                        shard -> table.changes(shard, since))
                .map(tasks::decode);
    }

    @Override
    public boolean advance(PartitionTask next) {
        return tasks.advance(next, indexed(next), List.of(event(next)));
    }

    @Override
    public List<PartitionTask> advanceTogether(List<PartitionTask> next) {
        return new WriteTogether<PartitionTask>(
                        table, 2, task -> List.of(tasks.replacement(task, indexed(task)), event(task)), this::advance)
                .write(next);
    }

    @Override
    public List<Transition> history(PartitionTaskId id) {
        return table.query(ItemKey.pk(id.partition()), ItemKey.events(id))
                .map(item -> ItemCodec.read(item, Transition.class))
                .toList();
    }

    @Override
    public void record(Manifest manifest) {
        manifests.record(manifest);
    }

    @Override
    public List<Manifest> recordTogether(List<Manifest> made) {
        return manifests.recordTogether(made);
    }

    @Override
    public Optional<Manifest> manifest(PartitionTaskId id, int attempt) {
        return manifests.manifest(id, attempt);
    }

    @Override
    public FileTask record(FileTask first) {
        return files.create(first);
    }

    /** One request; more where the relay has written twice, or tells another length or tag than the event. */
    @Override
    public FileTask arrive(FileTask arrived) {
        FileTask there = files.create(arrived, ArrivedFile.overRelays(table, files.encode(arrived), arrived));
        return there.isOfRelayAlone() ? TaskRecorder.super.arrive(arrived) : there;
    }

    @Override
    public Optional<FileTask> file(FileTaskId id) {
        return files.read(ItemKey.file(id));
    }

    @Override
    public List<FileTask> files(PartitionTaskId id) {
        return files.list(ItemKey.pk(id.partition()), ItemKey.files(id));
    }

    @Override
    public boolean advance(FileTask next) {
        return files.advance(next);
    }

    @Override
    public Load record(Load first) {
        return loads.create(first);
    }

    @Override
    public List<Load> loads(PartitionTaskId id) {
        return loads.list(ItemKey.pk(id.partition()), ItemKey.loads(id));
    }

    @Override
    public boolean advance(Load next) {
        return loads.advance(next);
    }

    @Override
    public JobPace pace(String job, PacedSide side) {
        return paces.read(ItemKey.pace(job, side)).orElseGet(() -> JobPace.none(job, side));
    }

    @Override
    public boolean advance(JobPace next) {
        return next.version() == 1 ? paces.create(next).equals(next) : paces.advance(next);
    }

    @Override
    public JobSummary summary(String job) {
        return summaries.read(ItemKey.summary(job)).orElseGet(() -> JobSummary.none(job));
    }

    @Override
    public boolean advance(JobSummary next) {
        return next.version() == 1 ? summaries.create(next).equals(next) : summaries.advance(next);
    }

    @Override
    public Optional<Lease> lease(String name) {
        return leases.read(ItemKey.lease(name));
    }

    @Override
    public List<Lease> leases(Collection<String> names) {
        return leases.read(names.stream().distinct().map(ItemKey::lease).toList());
    }

    @Override
    public List<Lease> writeTogether(List<Lease> next) {
        return new WriteTogether<Lease>(table, 1, lease -> List.of(leases.creationOrReplacement(lease)), this::write)
                .write(next);
    }

    @Override
    public boolean write(Lease next) {
        return next.beat() == 1 ? leases.create(next).equals(next) : leases.advance(next);
    }

    @Override
    public int forget(String job) {
        return new JobRemoval(table).remove(job);
    }

    @Override
    public void forget(Lease lease) {
        table.delete(ItemKey.lease(lease.name()));
    }

    private boolean isThere(PartitionTask task) {
        return partition(task.id()).filter(task::equals).isPresent();
    }

    private Map<String, AttributeValue> indexed(PartitionTask task) {
        Map<String, AttributeValue> item = new HashMap<>(tasks.encode(task));
        item.put(ItemKey.JOB_STATE, AttributeValue.fromS(ItemKey.jobState(task.id(), task.state())));
        item.put(ItemKey.JOB_SHARD, AttributeValue.fromS(ItemKey.jobShard(task.id())));
        item.put(
                ItemKey.CHANGED_AT,
                AttributeValue.fromN(Long.toString(task.change().at().toEpochMilli())));
        return item;
    }

    private Put event(PartitionTask task) {
        Transition transition = new Transition(task.version(), task.state(), task.change());
        return table.put(ItemCodec.write(ItemKey.event(task.id(), task.version()), transition))
                .build();
    }
}

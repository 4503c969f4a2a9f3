package io.starmigrate.core.aws;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an item lies in the recorder's table. Names are kept readable; only the separators inside them are escaped.
 *
 * @param pk one partition of one table of one job, the list of jobs, one job's pace or summary, or one lease
 * @param sk the kind of item, then what orders items of a kind
 */
record ItemKey(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";
    /** What the sparse index is keyed by: only partition tasks carry it. */
    static final String JOB_STATE = "jobState";
    /** The sparse index. */
    static final String BY_JOB_STATE = "by-job-state";
    /** How many index partitions share one job's tasks of one state. Never change it for a table in use. */
    static final int SHARDS = 8;

    /** What the index over changes is keyed by. */
    static final String JOB_SHARD = "jobShard";
    /**
     * When a task was last written, in milliseconds since 1970 by its writer's clock: orders the index over changes.
     */
    static final String CHANGED_AT = "changedAt";
    /** The index over changes: only partition tasks are in it. */
    static final String BY_JOB_CHANGE = "by-job-change";
    /**
     * How many index partitions share the changes of one job: each takes about five hundred a second, and each look
     * asks all of them. Never change it for a table in use.
     */
    static final int CHANGE_SHARDS = 4;

    static final String JOBS = "JOBS";

    private static final String ZEROS = "0".repeat(10);

    static ItemKey job(String name) {
        return new ItemKey(JOBS, name);
    }

    static ItemKey lease(String name) {
        return new ItemKey("LEASE#" + name, "LEASE");
    }

    static ItemKey pace(String job, PacedSide side) {
        return new ItemKey("PACE#" + escape(job), side.name());
    }

    static ItemKey summary(String job) {
        return new ItemKey("SUMMARY#" + escape(job), "SUMMARY");
    }

    static ItemKey task(PartitionTaskId id) {
        return new ItemKey(pk(id.partition()), tasks() + number(id.generation()));
    }

    /**
     * The task that lies here.
     *
     * @throws IllegalArgumentException when no task can lie here
     */
    PartitionTaskId task() {
        List<String> parts =
                Stream.of(pk.split("[#.]", -1)).map(ItemKey::unescape).toList();
        if (parts.size() != 4 || !sk.startsWith(tasks())) {
            throw new IllegalArgumentException(this + " is not the key of a partition task");
        }
        PartitionId id = new PartitionId(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        return new PartitionTaskId(id, Integer.parseInt(sk.substring(tasks().length())));
    }

    static String tasks() {
        return "TASK#";
    }

    static ItemKey event(PartitionTaskId id, long version) {
        return new ItemKey(pk(id.partition()), events(id) + number(version));
    }

    static String events(PartitionTaskId id) {
        return "EVENT#" + number(id.generation()) + "#";
    }

    static ItemKey file(FileTaskId id) {
        return new ItemKey(pk(id.task().partition()), files(id.task()) + number(id.attempt()) + "#" + id.name());
    }

    static String files(PartitionTaskId id) {
        return "FILE#" + number(id.generation()) + "#";
    }

    static ItemKey load(PartitionTaskId id, String label) {
        return new ItemKey(pk(id.partition()), loads(id) + label);
    }

    static String loads(PartitionTaskId id) {
        return "LOAD#" + number(id.generation()) + "#";
    }

    /** A manifest's head, or, below the digest of its content, one of its further chunks. */
    static ItemKey manifest(PartitionTaskId id, int attempt, String chunk) {
        return new ItemKey(
                pk(id.partition()), "MANIFEST#" + number(id.generation()) + "#" + number(attempt) + "#" + chunk);
    }

    static String pk(PartitionId id) {
        return escape(id.job()) + "#" + escape(id.database()) + "." + escape(id.table()) + "#" + escape(id.partition());
    }

    static String jobState(PartitionTaskId id, PartitionState state) {
        return jobState(id.partition().job(), state, shard(id, SHARDS));
    }

    private static int shard(PartitionTaskId id, int shards) {
        CRC32 crc = new CRC32();
        crc.update(pk(id.partition()).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shards);
    }

    static String jobState(String job, PartitionState state, int shard) {
        return escape(job) + "#" + state + "#" + shard;
    }

    static String jobShard(PartitionTaskId id) {
        return jobShard(id.partition().job(), shard(id, CHANGE_SHARDS));
    }

    static String jobShard(String job, int shard) {
        return escape(job) + "#" + shard;
    }

    static ItemKey of(Map<String, AttributeValue> item) {
        return new ItemKey(
                ItemCodec.attribute(item, PK).s(), ItemCodec.attribute(item, SK).s());
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    /** Ten digits, so that the order of texts is the order of numbers. */
    private static String number(long number) {
        String digits = Long.toString(number);
        return ZEROS.substring(Math.min(digits.length(), ZEROS.length())) + digits;
    }

    private static String escape(String name) {
        return name.replace("%", "%25").replace("#", "%23").replace(".", "%2E");
    }

    private static String unescape(String name) {
        return name.replace("%2E", ".").replace("%23", "#").replace("%25", "%");
    }

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}

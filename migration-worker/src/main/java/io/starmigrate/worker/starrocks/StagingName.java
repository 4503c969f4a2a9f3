package io.starmigrate.worker.starrocks;

import io.starmigrate.core.task.JobId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of one staging, which no other job makes, in whatever installation. A later generation, pass or try outranks
 * an earlier one of its job, and a try only ever touches what it outranks: whatever a stale worker still sends names
 * something that is gone.
 *
 * @param job whose staging it is; null in a name that was made before names told it: nobody can tell whose that is, so
 *     it is only known by the id its task has recorded
 * @param generation the partition task's
 * @param pass the partition task's
 * @param token of the lease this try holds: grows with each try, whoever makes it
 */
public record StagingName(@Nullable JobId job, int generation, int pass, long token) {
    private static final Pattern SHAPE = Pattern.compile(
            "mig_((?<job>[a-z0-9]{10})_)?g(?<generation>\\d{1,9})_p(?<pass>\\d{1,9})_t(?<token>\\d{1,18})");
    private static final String TABLE = "__";

    /** How many characters tell the temporary partitions of a table apart. */
    private static final int DIGEST = 16;

    private static final Comparator<StagingName> RANK = Comparator.comparingInt(StagingName::generation)
            .thenComparingInt(StagingName::pass)
            .thenComparingLong(StagingName::token);

    /** Reads what {@link #toString} writes; empty when the text is something else. */
    public static Optional<StagingName> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(read(shape)) : Optional.empty();
    }

    private static StagingName read(Matcher shape) {
        String job = shape.group("job");
        return new StagingName(
                job == null ? null : new JobId(job),
                Integer.parseInt(shape.group("generation")),
                Integer.parseInt(shape.group("pass")),
                Long.parseLong(shape.group("token")));
    }

    /** The name of the same staging in a later try. */
    public StagingName taken(long later) {
        return new StagingName(job, generation, pass, later);
    }

    /** Whether both are of one job, which is known. */
    public boolean isOfJobOf(StagingName other) {
        return job != null && job.equals(other.job);
    }

    /** Whether both are of one pass of one job, which is known. */
    public boolean isOfPassOf(StagingName other) {
        return isOfJobOf(other) && generation == other.generation && pass == other.pass;
    }

    public boolean outranks(StagingName other) {
        return Objects.equals(job, other.job) && RANK.compare(this, other) > 0;
    }

    /** The name of the staging table beside a table. */
    public String table(String beside) {
        return beside + TABLE + this;
    }

    /** What a table is as the staging of another; empty when it is none. */
    public static Optional<StagingName> ofTable(String beside, String staged) {
        String prefix = beside + TABLE;
        return staged.startsWith(prefix) ? parse(staged.substring(prefix.length())) : Optional.empty();
    }

    /** The name of the temporary partition for a partition. */
    public String temporaryPartition(String partition) {
        return this + endOfTemporaryPartition(partition);
    }

    /** What the names of all temporary partitions for a partition end with, and of no other. */
    public static String endOfTemporaryPartition(String partition) {
        return "_" + digest(partition);
    }

    /** What a temporary partition is as the staging of a partition; empty when it is none. */
    public static Optional<StagingName> ofTemporaryPartition(String partition, String staged) {
        String suffix = endOfTemporaryPartition(partition);
        return staged.endsWith(suffix)
                ? parse(staged.substring(0, staged.length() - suffix.length()))
                : Optional.empty();
    }

    /** Whether a temporary partition's name is that of a staging of this tool. */
    public static boolean isTemporaryPartition(String staged) {
        return staged.matches(".+_[0-9a-f]{" + DIGEST + "}")
                && parse(staged.substring(0, staged.length() - DIGEST - 1)).isPresent();
    }

    /** Keeps the temporary partitions of a table apart, within what StarRocks allows in a name. */
    private static String digest(String partition) {
        UUID digest = UUID.nameUUIDFromBytes(partition.getBytes(StandardCharsets.UTF_8));
        return digest.toString().replace("-", "").substring(0, DIGEST);
    }

    @Override
    public String toString() {
        return "mig_" + (job == null ? "" : job + "_") + "g" + generation + "_p" + pass + "_t" + token;
    }

    /** Whether a table's name is that of a staging of this tool. */
    public static boolean isTable(String table) {
        int end = table.lastIndexOf(TABLE);
        return end > 0 && parse(table.substring(end + 2)).isPresent();
    }
}

package io.starmigrate.worker.api;

import io.starmigrate.core.comparison.Advice;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.task.CutoverProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job, as far as the command that returns it can say.
 *
 * @param job the job's name
 * @param complete whether every partition the command was about reached the command's goal, verification included where
 *     the command publishes or verifies
 * @param tables one entry for each table of the job, by name
 * @param durations how long each stage took in this command; stages it did not run are absent
 * @param failures what did not work, in the order it happened
 * @param detail what the command has to say beside that; null for commands that neither plan nor compare nor tell the
 *     status
 */
public record JobReport(
        String job,
        boolean complete,
        List<TableReport> tables,
        Map<Stage, Duration> durations,
        List<Failure> failures,
        @Nullable JobDetail detail) {
    /** The report of a command that neither plans nor compares. */
    public JobReport(
            String job,
            boolean complete,
            List<TableReport> tables,
            Map<Stage, Duration> durations,
            List<Failure> failures) {
        this(job, complete, tables, durations, failures, null);
    }

    public JobReport {
        tables = List.copyOf(tables);
        durations = Map.copyOf(durations);
        failures = List.copyOf(failures);
    }

    /** How a command ended, for a program that goes on by it. */
    public enum Ending {
        /**
         * Every partition the command was about reached its goal, and nothing failed. A worker's goal is to work until
         * it is stopped.
         */
        FINISHED,
        /** Something failed, or cannot be moved: {@link JobReport#failures()} say what, and which command mends it. */
        FAILED,
        /** Nothing failed, and not all is done: it was stopped, or others are still at it. The same command goes on. */
        UNFINISHED
    }

    /** How the command ended. */
    public Ending ending() {
        if (!failures.isEmpty()) {
            return Ending.FAILED;
        }
        return complete ? Ending.FINISHED : Ending.UNFINISHED;
    }

    /** Whether something failed that is more than a table which is left out. */
    public boolean hasFailed() {
        return !failures.stream().allMatch(Failure::isLeftOut);
    }

    /** How many partition tasks are in which state, over all tables; states without any are absent. */
    public SortedMap<String, Integer> partitions() {
        SortedMap<String, Integer> sum = new TreeMap<>();
        tables.forEach(table -> table.partitions().forEach((state, count) -> sum.merge(state, count, Integer::sum)));
        return sum;
    }

    /** How many files were exported. */
    public int files() {
        return tables.stream().mapToInt(TableReport::files).sum();
    }

    /** The size of all exported files. */
    public long bytes() {
        return tables.stream().mapToLong(TableReport::bytes).sum();
    }

    /** The rows of all tables, where they are known for each. */
    public Optional<Long> rows(Function<Verification, @Nullable Long> side) {
        long sum = 0;
        for (TableReport table : tables) {
            Long rows = side.apply(table.verification());
            if (rows == null) {
                return Optional.empty();
            }
            sum += rows;
        }
        return Optional.of(sum);
    }

    /** Whether there are tables and each of them is verified. */
    public boolean verified() {
        return !tables.isEmpty()
                && tables.stream().allMatch(table -> table.verification().verified());
    }

    /** The same, but for values of the columns that are told by table. */
    public boolean verifiedAtLeastPartly() {
        return !tables.isEmpty()
                && tables.stream()
                        .map(TableReport::verification)
                        .allMatch(table -> table.verified() || !table.partly().isEmpty());
    }

    /** What was decided before anything moved; empty for commands that do not plan. */
    public Optional<PlanReport> plan() {
        return detail instanceof PlanReport plan ? Optional.of(plan) : Optional.empty();
    }

    /** What was measured; empty for commands that do not compare. */
    public Optional<ComparisonReport> comparison() {
        return detail instanceof ComparisonReport comparison ? Optional.of(comparison) : Optional.empty();
    }

    /** The failures no rule knows; none for commands other than {@code status}. */
    public List<UnknownFailure> unknown() {
        return detail instanceof StatusReport status ? status.unknown() : List.of();
    }

    /** What was decided lately of how much runs at once, oldest first; only of {@code status}. */
    public List<PaceLine> pace() {
        return detail instanceof StatusReport status ? status.pace() : List.of();
    }

    /** What is still to be moved; empty where nothing is, and for commands other than {@code status}. */
    public Optional<Remaining> remaining() {
        return detail instanceof StatusReport status ? Optional.ofNullable(status.remaining()) : Optional.empty();
    }

    /** Of when what is said of the partitions is, and who counted them; only of {@code status}. */
    public List<Counting> counted() {
        return detail instanceof StatusReport status ? status.counted() : List.of();
    }

    /** How far the last cutover is; empty before the first, and for commands other than {@code status}. */
    public Optional<CutoverProgress> cutover() {
        return detail instanceof StatusReport status ? Optional.ofNullable(status.cutover()) : Optional.empty();
    }

    /** In what the catalogs were not alike as the last round began; none for commands that begin no round. */
    public List<String> unlike() {
        return detail instanceof CatalogsReport catalogs
                ? catalogs.unlike()
                : rounds().map(RoundsReport::unlike).orElse(List.of());
    }

    /** This report with in what the catalogs were not alike. */
    public JobReport with(CatalogsReport catalogs) {
        return new JobReport(job, complete, tables, durations, failures, catalogs);
    }

    /** What rounds have moved; empty for commands that do not repeat them. */
    public Optional<RoundsReport> rounds() {
        return detail instanceof RoundsReport rounds ? Optional.of(rounds) : Optional.empty();
    }

    /** What came without its source; empty for other commands. */
    public Optional<RestoreReport> restored() {
        return detail instanceof RestoreReport restored ? Optional.of(restored) : Optional.empty();
    }

    /** What was moved once more; empty for commands that do not repair. */
    public Optional<RepairReport> repaired() {
        return detail instanceof RepairReport repaired ? Optional.of(repaired) : Optional.empty();
    }

    /** This report with what was moved once more. */
    public JobReport with(RepairReport repaired) {
        return new JobReport(job, complete, tables, durations, failures, repaired);
    }

    /** What is to be known of the files that an export has left; empty for other commands. */
    public Optional<ExportReport> exported() {
        return detail instanceof ExportReport exported ? Optional.of(exported) : Optional.empty();
    }

    /** This report with what is to be known of the files that it has left. */
    public JobReport with(ExportReport exported) {
        return new JobReport(job, complete, tables, durations, failures, exported);
    }

    /** This report with what came without its source. */
    public JobReport with(RestoreReport restored) {
        return new JobReport(job, complete, tables, durations, failures, restored);
    }

    /** This report with what rounds have moved. */
    public JobReport with(RoundsReport rounds) {
        return new JobReport(job, complete, tables, durations, failures, rounds);
    }

    /** This report with the times of what was done before it. */
    public JobReport after(Map<Stage, Duration> before) {
        Map<Stage, Duration> all = new HashMap<>(before);
        durations.forEach((stage, time) -> all.merge(stage, time, Duration::plus));
        return new JobReport(job, complete, tables, all, failures, detail);
    }

    /** This report with what was decided; a refused table is a failure each. */
    public JobReport with(PlanReport plan) {
        JobReport told =
                without(plan.refused(), plan.refused().size() < plan.tables().size());
        return new JobReport(job, told.complete, tables, durations, told.failures, plan);
    }

    /** This report, what its plan will take under these assumptions. */
    public JobReport assuming(Assumptions others) {
        return detail instanceof PlanReport plan
                ? new JobReport(job, complete, tables, durations, failures, plan.assuming(others))
                : this;
    }

    /** This report of what was done without these tables, which are refused: a failure each. */
    public JobReport without(List<TablePlan> refused) {
        return without(refused, true);
    }

    private JobReport without(List<TablePlan> refused, boolean leavesOthers) {
        List<Failure> all = new ArrayList<>(failures);
        refused.forEach(table ->
                table.assessment().refusals().forEach(refusal -> all.add(refused(table, refusal, leavesOthers))));
        return new JobReport(job, complete && refused.isEmpty(), tables, durations, all, detail);
    }

    private Failure refused(TablePlan table, Obstacle refusal, boolean leavesOthers) {
        String subject = table.table() + (refusal.column().isEmpty() ? "" : "." + refusal.column());
        String again = "migrate plan --job " + job + ", once that is mended";
        Advice advice = leavesOthers
                ? Advice.leavingOut(
                        again + " or after leaving it out", table.table().table())
                : Advice.of(again);
        return new Failure(subject, "it cannot be moved: " + refusal.reason(), advice);
    }

    /** This report with what the status has to say beside it. */
    public JobReport with(StatusReport status) {
        return new JobReport(job, complete, tables, durations, failures, status);
    }

    /** This report of what was stopped before its end. */
    public JobReport notComplete() {
        return new JobReport(job, false, tables, durations, failures, detail);
    }

    /** This report with more that did not work. */
    public JobReport with(List<Failure> more) {
        List<Failure> all = new ArrayList<>(failures);
        all.addAll(more);
        return new JobReport(job, false, tables, durations, all, detail);
    }

    /**
     * Something that did not work.
     *
     * @param subject what: a partition, a file, a table
     * @param reason what was found
     * @param advice the command that tries again
     */
    public record Failure(String subject, String reason, Advice advice) {
        /** One that leaves nothing out. */
        public Failure(String subject, String reason, String retry) {
            this(subject, reason, Advice.of(retry));
        }

        /** Whether it is a table that the others go on without. */
        public boolean isLeftOut() {
            return advice.leftOut() != null;
        }

        /** The command that tries again, as text. */
        public String retry() {
            return advice.told();
        }
    }
}

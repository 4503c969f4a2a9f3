package io.starmigrate.worker.api;

import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured in both clusters.
 *
 * @param began when the first catalog was asked
 * @param ended when the last answer was there
 * @param database the source's database
 * @param selection what was selected of it
 * @param found what was found
 */
public record ComparisonReport(Instant began, Instant ended, String database, Selection selection, Comparison found)
        implements JobDetail {
    /**
     * Something that is not equal.
     *
     * @param failure what, why, and what helps
     * @param bisection which of its rows are not; empty where nobody has looked
     */
    public record Unequal(Failure failure, Optional<Bisection> bisection) {}

    /**
     * What is not equal: one entry for each partition, or for a table that is not equal as a whole. What was not
     * reached before a stop is none of it.
     */
    public List<Unequal> unequal() {
        return found.tables().stream().flatMap(this::unequal).toList();
    }

    private Stream<Unequal> unequal(TableResult table) {
        String name = database + "." + table.names().table();
        return table.explanation().isPresent()
                ? table.explanation().stream()
                        .filter(why -> !why.isStopped())
                        .map(why -> new Unequal(failure(name, why), Optional.empty()))
                : table.partitions().stream()
                        .flatMap(partition -> partition.explanation().stream()
                                .filter(why -> !why.isStopped())
                                .map(explanation -> new Unequal(
                                        failure(subject(table, partition), explanation), partition.bisection())));
    }

    private String subject(TableResult table, PartitionResult partition) {
        String name = database + "." + table.names().table();
        return partition.partition().equals(table.names().table()) ? name : name + "/" + partition.partition();
    }

    private static Failure failure(String subject, Explanation explanation) {
        return new Failure(subject, explanation.reason(), explanation.advice());
    }

    /** What was proved or not, in one sentence. */
    public String conclusion() {
        String what = Units.counted(found.partitions(), "partition") + " of "
                + Units.counted(found.tables().size(), "table");
        if (found.isEqual()) {
            return (partly().isEmpty() ? "Proved" : "Proved in part") + ": every row"
                    + (selection.dataFilter().isAll() ? "" : " that " + SettingName.DATA_FILTER + " lets through")
                    + " of every selected table of both catalogs is equal, " + what + "; views are not compared."
                    + partly();
        }
        if (found.stopped() > 0 || found.stoppedTables() > 0) {
            return stopped(what);
        }
        int tables = found.unequalTables().size();
        return "Not proved: " + (found.partitions() - found.equal()) + " of " + what
                + (found.partitions() - found.equal() == 1 ? " is" : " are") + " not equal"
                + (tables == 0 ? "" : ", and " + Units.counted(tables, "table is", "tables are") + " not as a whole")
                + "; each is named above with what"
                + " helps; views are not compared.";
    }

    private String stopped(String what) {
        int unequal = unequal().size();
        long tables = found.stoppedTables();
        return "Stopped, as asked: " + found.stopped() + " of " + what
                + (found.stopped() == 1 ? " was" : " were") + " not compared"
                + (tables == 0 ? "" : ", and " + Units.counted(tables, "table was", "tables were") + " not even read")
                + (unequal == 0
                        ? "; what was compared is equal"
                        : "; " + unequal + " that " + (unequal == 1 ? "is" : "are") + " not equal "
                                + (unequal == 1 ? "is" : "are") + " named above with what helps")
                + "; nothing is proved of the rest.";
    }

    private String partly() {
        String columns = found.tables().stream()
                .filter(table -> !table.partly().isEmpty())
                .map(table -> table.names().table() + " " + table.partly())
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : " Not compared in full, but equal as far as it goes: " + columns + ".";
    }

    /**
     * A job's report by what was measured. How many partitions, files and bytes the job has is told by the recorder.
     *
     * @param recorded what the recorder knows of each table
     * @param durations how long each stage had work
     */
    public JobReport report(String job, List<TableReport> recorded, Map<Stage, Duration> durations) {
        Map<String, TableReport> known =
                recorded.stream().collect(Collectors.toMap(TableReport::table, Function.identity()));
        List<TableReport> tables =
                found.tables().stream().map(table -> report(table, known)).toList();
        return new JobReport(
                job,
                found.isEqual(),
                tables,
                durations,
                unequal().stream().map(Unequal::failure).toList(),
                this);
    }

    private static TableReport report(TableResult table, Map<String, TableReport> known) {
        String name = table.names().table();
        Rows rows = table.rows();
        Verification measured = new Verification(
                rows.atSource(),
                rows.atTarget(),
                table.isEqual() && table.partly().isEmpty(),
                table.partly());
        TableReport recorded = known.getOrDefault(name, new TableReport(name, Map.of(), 0, 0, measured));
        return new TableReport(name, recorded.partitions(), recorded.files(), recorded.bytes(), measured);
    }
}

package io.starmigrate.core.check;

import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is thought of the limits that front ends are configured with, as far as they slow or spoil a migration. Pure.
 */
public final class LimitCheck {
    /** From 4.0 on; set before a cluster's first start, and never again. */
    private static final String ONE_CASE = "enable_table_name_case_insensitive";

    /** What is asked of a source: patterns of the names that {@code ADMIN SHOW FRONTEND CONFIG} takes. */
    public static final List<String> OF_SOURCE = List.of("export_running_job_num_limit");

    /** What is asked of a target. */
    public static final List<String> OF_TARGET =
            List.of("label_keep_max%", "max_broker_load_job_concurrency", "max_running_txn_num_per_db", ONE_CASE);

    /** Of these, how many loads it runs at once; the second is what the first was called before 2.5. */
    public static final List<String> OF_LOADS =
            List.of("max_broker_load_job_concurrency", "async_load_task_pool_size", "max_running_txn_num_per_db");

    /** A worker that was away longer than a label is kept sends its load again, and then a second time into staging. */
    private static final Duration LABELS = Duration.ofHours(6);

    /** Each publication and each load is a transaction; others have theirs in the same database. */
    private static final int TRANSACTIONS = 4;

    private final String subject;
    private final List<CatalogRow> configured;
    private final List<CheckLine> lines = new ArrayList<>();

    private LimitCheck(ClusterSide side, List<CatalogRow> configured) {
        this.subject = side + " limits";
        this.configured = configured;
    }

    /**
     * Those of a source.
     *
     * @param configured the answers to {@link #OF_SOURCE}, with {@code Key} and {@code Value}
     * @param exports how many exports may run at once
     */
    public static List<CheckLine> source(List<CatalogRow> configured, int exports) {
        LimitCheck check = new LimitCheck(ClusterSide.SOURCE, configured);
        check.atLeast(
                "export_running_job_num_limit",
                exports,
                SettingName.CONCURRENCY + " lets " + Units.counted(exports, "export") + " run at once");
        return check.told();
    }

    /**
     * Those of a target.
     *
     * @param configured the answers to {@link #OF_TARGET}
     * @param loads how many loads may run at once
     */
    public static List<CheckLine> target(List<CatalogRow> configured, int loads) {
        LimitCheck check = new LimitCheck(ClusterSide.TARGET, configured);
        check.atLeast(
                "max_broker_load_job_concurrency",
                loads,
                SettingName.IMPORT_CONCURRENCY + " lets " + Units.counted(loads, "load") + " run at once");
        check.atLeast(
                "max_running_txn_num_per_db",
                (long) TRANSACTIONS * loads,
                "each load and each publication is a transaction, beside those of others");
        check.atLeast(
                "label_keep_max_second",
                LABELS.toSeconds(),
                "a load whose label is forgotten while its worker is away is loaded once more");
        check.atLeast("label_keep_max_num", (long) TRANSACTIONS * loads, "labels are forgotten beyond that number");
        check.oneCase();
        return check.told();
    }

    /** How many EXPORT jobs a source runs at once, by the answers to {@link #OF_SOURCE}; 0 where it does not tell. */
    public static int exportsAtOnce(List<CatalogRow> configured) {
        return (int)
                Math.min(Integer.MAX_VALUE, value(configured, OF_SOURCE.get(0)).orElse(0));
    }

    /** How many loads a target runs at once, by the answers to {@link #OF_LOADS}; 0 where it does not tell. */
    public static int loadsAtOnce(List<CatalogRow> configured) {
        OptionalLong now = value(configured, OF_LOADS.get(0));
        long loads = now.isPresent()
                ? now.getAsLong()
                : value(configured, OF_LOADS.get(1)).orElse(0);
        long transactions = value(configured, OF_LOADS.get(2)).orElse(Long.MAX_VALUE) / TRANSACTIONS;
        return (int) Math.min(Integer.MAX_VALUE, Math.min(loads, Math.max(1, transactions)));
    }

    /** What is said where a cluster shows its configuration to those alone who operate it. */
    public static CheckLine hidden(ClusterSide side, String why) {
        return CheckLine.warning(
                side + " limits",
                "they are not shown to this user: " + why,
                "grant OPERATE ON SYSTEM to the user, or have its operator look at "
                        + String.join(", ", side == ClusterSide.SOURCE ? OF_SOURCE : OF_TARGET));
    }

    /** The same of the side that is called so, the target where it is called otherwise. */
    public static CheckLine hidden(String side, String why) {
        return hidden(side.equals(ClusterSide.SOURCE.toString()) ? ClusterSide.SOURCE : ClusterSide.TARGET, why);
    }

    private void atLeast(String name, long wanted, String why) {
        value(configured, name).stream()
                .filter(value -> value < wanted)
                .forEach(value -> lines.add(CheckLine.warning(
                        subject,
                        name + " is " + value + ", and " + why,
                        "ADMIN SET FRONTEND CONFIG (\"" + name + "\" = \"" + wanted
                                + "\") on the leading front end, and in fe.conf so that it lasts")));
    }

    private void oneCase() {
        boolean one = configured.stream()
                .filter(row -> row.text("Key").equals(ONE_CASE))
                .anyMatch(row -> row.text("Value").strip().equalsIgnoreCase("true"));
        if (one) {
            lines.add(CheckLine.warning(
                    subject,
                    ONE_CASE
                            + " is true: tables and views whose names differ in case alone are one there, and names are"
                            + " shown in small letters",
                    "leave out or rename all but one of such names with " + SettingName.TABLE_RENAMES
                            + ", and write the names of the target in small letters"));
        }
    }

    private List<CheckLine> told() {
        boolean silent = configured.stream().noneMatch(row -> number(row).isPresent());
        return !lines.isEmpty()
                ? List.copyOf(lines)
                : List.of(CheckLine.ok(
                        subject, silent ? "it tells of none that this tool knows" : "they are wide enough"));
    }

    private static OptionalLong value(List<CatalogRow> configured, String name) {
        return configured.stream()
                .filter(row -> row.text("Key").equals(name))
                .map(LimitCheck::number)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong number(CatalogRow row) {
        String text = row.text("Value").strip();
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}

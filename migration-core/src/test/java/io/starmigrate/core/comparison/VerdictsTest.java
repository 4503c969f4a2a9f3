package io.starmigrate.core.comparison;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final CatalogPartition P1 = dated("p1", "2024-01-01", "2024-02-01");
    private static final String TOKEN = ChangeToken.of(P1).text();
    private static final String AGAIN = "migrate repair --job shop --table t --partition p1";
    private static final String SYNC = "migrate sync --job shop";
    private static final Fingerprint ONE = fingerprint(1, 11);
    private static final Fingerprint TWO = fingerprint(2, 22);
    private static final Fingerprint NONE = fingerprint(0, 0);

    @Test
    void equal_fingerprints_are_equal_whatever_the_recorder_says() {
        for (PartitionTask task :
                new PartitionTask[] {null, planned(), in(PartitionState.FAILED), published(TWO, TWO, "9:9")}) {
            PartitionResult result = both(ONE, ONE, task);

            assertThat(result.outcome()).isEqualTo(Outcome.EQUAL);
            assertThat(result.isEqual()).isTrue();
            assertThat(result.rows()).isEqualTo(new Rows(1L, 1L));
        }
    }

    @Test
    void a_partition_that_was_never_planned_is_moved_by_sync() {
        found(both(ONE, NONE, null), Outcome.DIFFERS, "not planned yet", SYNC);
        found(atSource(ONE, null), Outcome.ONLY_AT_SOURCE, "the target has no such partition", SYNC);
    }

    @Test
    void one_that_is_under_way_is_moved_by_sync_and_one_that_stopped_by_retry() {
        found(atSource(ONE, planned()), Outcome.ONLY_AT_SOURCE, "its task is PLANNED, not published", SYNC);
        found(
                both(ONE, NONE, in(PartitionState.CANCELLED)),
                Outcome.DIFFERS,
                "CANCELLED: by hand",
                "migrate retry --job shop --table t --partition p1 && migrate sync --job shop");
    }

    /** What it FAILED by is told by what is recorded, whatever its reason says. */
    @Test
    void one_that_stopped_because_of_others_rows_is_retried_only_with_the_word_that_replaces_them() {
        String over = "migrate retry --overwrite --job shop --table t --partition p1 && migrate sync --job shop";
        PartitionTask refused = planned().refusedForRows(change());

        PartitionResult result = both(ONE, TWO, refused);
        found(result, Outcome.DIFFERS, "FAILED: by hand", over);
        assertThat(result.explanation().orElseThrow().way()).isEqualTo(Way.OVERWRITE);
        assertThat(result.explanation().orElseThrow().wayOn()).isEqualTo(over);
        assertThat(both(ONE, NONE, refused).explanation().orElseThrow().wayOn())
                .as("they are gone by now")
                .doesNotContain("--overwrite");
    }

    @Test
    void one_that_stopped_before_anything_of_it_was_published_is_told_what_its_retry_refuses() {
        found(
                both(ONE, TWO, in(PartitionState.CANCELLED)),
                Outcome.DIFFERS,
                "CANCELLED: by hand",
                "migrate retry --job shop --table t --partition p1 && migrate sync --job shop, which refuses to replace rows"
                        + " of others; to have them replaced instead: migrate retry --overwrite --job shop");
        assertThat(both(ONE, TWO, in(PartitionState.CANCELLED).withOverwriting(Overwriting.TOLD))
                        .explanation()
                        .orElseThrow()
                        .wayOn())
                .doesNotContain("--overwrite");
    }

    @Test
    void rows_altered_at_the_target_are_brought_back_by_moving_what_is_published_again() {
        found(both(ONE, NONE, published(ONE, ONE, TOKEN)), Outcome.DIFFERS, "the target was altered", AGAIN);
        found(atSource(ONE, published(ONE, ONE, TOKEN)), Outcome.ONLY_AT_SOURCE, "the target was altered", AGAIN);
    }

    @Test
    void rows_that_others_wrote_at_the_target_are_replaced_only_when_told() {
        String over = "migrate repair --overwrite --job shop --table t --partition p1";

        found(both(ONE, TWO, published(ONE, ONE, TOKEN)), Outcome.DIFFERS, "the target was altered", over);
        found(
                both(ONE, TWO, null),
                Outcome.DIFFERS,
                "not planned yet",
                "migrate retry --overwrite --job shop --table t --partition p1");
    }

    @Test
    void rows_that_changed_at_the_source_are_moved_by_sync() {
        found(both(TWO, ONE, published(ONE, ONE, "1:1")), Outcome.DIFFERS, "the source changed", SYNC);
    }

    @Test
    void where_both_sides_changed_the_target_s_rows_are_overwritten_only_when_asked() {
        found(both(TWO, NONE, published(ONE, ONE, "1:1")), Outcome.DIFFERS, "the source, too", AGAIN);
    }

    @Test
    void a_token_that_compaction_moved_is_no_change_of_rows() {
        PartitionResult result = both(ONE, NONE, published(ONE, ONE, "1:1"));

        found(result, Outcome.DIFFERS, "the target was altered", AGAIN);
        assertThat(result.explanation().orElseThrow().reason()).doesNotContain("the source, too");
    }

    @Test
    void what_was_proved_by_its_number_of_rows_alone_is_compared_like_everything_else_and_moved_by_sync() {
        found(both(ONE, fingerprint(1, 99), published(null, fingerprint(1, 99), TOKEN)), Outcome.DIFFERS, "", SYNC);
    }

    @Test
    void fingerprints_of_an_older_recipe_leave_the_token_to_decide() {
        Fingerprint old = new Fingerprint("old", 1, List.of(BigInteger.ONE));

        found(both(ONE, NONE, published(old, old, TOKEN)), Outcome.DIFFERS, "the target was altered", AGAIN);
        found(both(ONE, NONE, published(old, old, "1:1")), Outcome.DIFFERS, "the source changed", SYNC);
    }

    @Test
    void neither_side_changed_and_yet_they_differ_is_moved_again() {
        found(both(ONE, TWO, published(ONE, TWO, TOKEN)), Outcome.DIFFERS, "neither side changed", AGAIN);
    }

    @Test
    void rows_that_the_target_alone_has_are_named_with_the_statement_that_drops_them() {
        found(
                atTarget(TWO, published(TWO, TWO, TOKEN)),
                Outcome.ONLY_AT_TARGET,
                "the target has 2 rows in it; it was dropped at the source",
                "at the target: ALTER TABLE `shop`.`t` DROP PARTITION `p1`; or keep it: then it stays in this list");
        found(atTarget(TWO, null), Outcome.ONLY_AT_TARGET, "nothing of this job put them there", "DROP PARTITION");
    }

    @Test
    void a_partition_without_rows_that_one_side_alone_has_is_no_finding() {
        assertThat(atTarget(NONE, null).isEqual()).isTrue();
        assertThat(atSource(NONE, null).isEqual()).isTrue();
        assertThat(atSource(NONE, planned()).rows()).isEqualTo(Rows.NONE);
    }

    @Test
    void columns_that_were_not_compared_in_full_are_named_where_the_rest_is_equal_alone() {
        Fingerprint sketches =
                new Fingerprint(ONE.recipe(), ONE.rows(), ONE.sums(), Map.of(), List.of("visitors"), Map.of());

        assertThat(both(sketches, sketches, null).partly()).containsExactly("visitors");
        assertThat(both(sketches, TWO, null).partly()).isEmpty();
        assertThat(both(ONE, ONE, null).partly()).isEmpty();
    }

    @Test
    void what_could_not_be_compared_is_not_equal() {
        found(
                partition(Sides.BOTH, Measured.failed("the connection was lost"), null),
                Outcome.NOT_COMPARED,
                "the connection was lost",
                "migrate verify --job shop");
        found(
                both(ONE, new Fingerprint("other", 1, ONE.sums()), null),
                Outcome.NOT_COMPARED,
                "of recipes r and other",
                "migrate verify");
        assertThat(table(Sides.BOTH, Map.of(), null).partitions())
                .singleElement()
                .satisfies(unmeasured -> assertThat(unmeasured.isEqual()).isFalse());
    }

    @Test
    void a_table_that_the_target_lacks_is_one_finding_even_without_rows() {
        TableComparison compared = comparison(Sides.SOURCE);
        Map<PartitionPair, Measured> measured = Map.of(compared.pairs().get(0), Measured.of(NONE, null));

        TableResult never = new Verdicts("shop").table(compared, measured, Map.of());
        TableResult planned = new Verdicts("shop").table(compared, measured, Map.of("p1", planned()));
        TableResult published =
                new Verdicts("shop").table(compared, measured, Map.of("p1", published(ONE, ONE, TOKEN)));

        assertThat(never.outcome()).isEqualTo(Outcome.ONLY_AT_SOURCE);
        assertThat(never.isEqual()).isFalse();
        assertThat(never.explanation().orElseThrow().wayOn())
                .isEqualTo("migrate schema --job shop && migrate sync --job shop");
        assertThat(planned.explanation()).as("nothing of it was published").isEqualTo(never.explanation());
        assertThat(published.explanation().orElseThrow().wayOn())
                .isEqualTo("migrate schema --job shop && migrate retry --published --job shop --table t"
                        + " && migrate sync --job shop");
    }

    @Test
    void a_table_that_the_source_lacks_is_a_finding_only_with_rows() {
        TableResult rows = table(Sides.TARGET, Measured.of(null, TWO), null);

        assertThat(rows.outcome()).isEqualTo(Outcome.ONLY_AT_TARGET);
        assertThat(rows.rows()).isEqualTo(new Rows(0L, 2L));
        assertThat(rows.explanation().orElseThrow().wayOn())
                .contains("DROP TABLE `shop`.`t`", "the setting tableNames=...,!t");
        assertThat(table(Sides.TARGET, Measured.of(null, NONE), null).isEqual()).isTrue();
    }

    @Test
    void a_table_with_obstacles_is_not_equal_and_its_rows_are_not_known() {
        TableResult unread = new Verdicts("shop")
                .table(
                        TableComparison.unread(new TablePair("t", "t", Sides.BOTH), "access denied"),
                        Map.of(),
                        Map.of());

        assertThat(unread.outcome()).isEqualTo(Outcome.NOT_COMPARED);
        assertThat(unread.isEqual()).isFalse();
        assertThat(unread.rows()).isEqualTo(Rows.UNKNOWN);
        assertThat(new Comparison(List.of(unread)).isEqual()).isFalse();
        assertThat(new Comparison(List.of()).isEqual()).isFalse();
    }

    @Test
    void what_no_other_comparison_finds_otherwise_is_mended_or_left_out() {
        TableResult odd = new Verdicts("shop")
                .table(
                        TableComparison.unread(
                                new TablePair("my t", "t", Sides.BOTH), "column g is of type shape", Hindrance.LASTING),
                        Map.of(),
                        Map.of());
        PartitionResult denied = partition(Sides.BOTH, Measured.failed("no right to read t", Hindrance.LASTING), null);

        assertThat(odd.explanation().orElseThrow().way()).isEqualTo(Way.BY_HAND);
        assertThat(odd.explanation().orElseThrow().wayOn())
                .isEqualTo("mend that, then: migrate verify --job shop; or leave the table out:"
                        + " the setting tableNames=...,!`my t`");
        found(
                denied,
                Outcome.NOT_COMPARED,
                "no right to read t",
                "or leave the table out: the setting tableNames=...,!t");
    }

    @Test
    void what_was_not_reached_is_told_so_whatever_its_text_says() {
        PartitionResult stopped =
                partition(Sides.BOTH, Measured.failed("for whatever reason", Hindrance.STOPPED), null);
        TableResult unread = new Verdicts("shop")
                .table(
                        TableComparison.unread(new TablePair("t", "t", Sides.BOTH), "the same", Hindrance.STOPPED),
                        Map.of(),
                        Map.of());

        found(stopped, Outcome.NOT_COMPARED, "it was not compared: stopped", "migrate verify");
        assertThat(stopped.explanation().orElseThrow().way()).isEqualTo(Way.STOPPED);
        assertThat(unread.explanation().orElseThrow().way()).isEqualTo(Way.STOPPED);
        assertThat(partition(Sides.BOTH, Measured.failed("it was stopped"), null)
                        .explanation()
                        .orElseThrow()
                        .way())
                .isEqualTo(Way.VERIFY);
    }

    @Test
    void names_that_a_shell_would_take_apart_are_quoted() {
        assertThat(new SuggestedCommands("shop").again("my t", "it's"))
                .startsWith("migrate repair --job shop --table 'my t' --partition 'it'\\''s'");
    }

    private static void found(PartitionResult result, Outcome outcome, String reason, String wayOn) {
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.isEqual()).isFalse();
        assertThat(result.explanation().orElseThrow().reason()).contains(reason);
        assertThat(result.explanation().orElseThrow().wayOn()).contains(wayOn);
        assertThat(result.explanation().orElseThrow().wayOn().contains("repair"))
                .isEqualTo(wayOn.contains("repair"));
    }

    private static PartitionResult both(Fingerprint source, Fingerprint target, @Nullable PartitionTask task) {
        return partition(Sides.BOTH, Measured.of(source, target), task);
    }

    private static PartitionResult atSource(Fingerprint source, @Nullable PartitionTask task) {
        TableComparison compared = comparison(ranged("t", P1), ranged("t"), Sides.BOTH);
        return only(compared, Measured.of(source, null), task);
    }

    private static PartitionResult atTarget(Fingerprint target, @Nullable PartitionTask task) {
        TableComparison compared = comparison(ranged("t"), ranged("t", P1), Sides.BOTH);
        return only(compared, Measured.of(null, target), task);
    }

    private static PartitionResult partition(Sides sides, Measured measured, @Nullable PartitionTask task) {
        return only(comparison(sides), measured, task);
    }

    private static PartitionResult only(TableComparison compared, Measured measured, @Nullable PartitionTask task) {
        return new Verdicts("shop")
                .table(
                        compared,
                        Map.of(compared.pairs().get(0), measured),
                        task == null ? Map.of() : Map.of("p1", task))
                .partitions()
                .get(0);
    }

    private static TableResult table(Sides sides, Measured measured, @Nullable PartitionTask task) {
        TableComparison compared = comparison(sides);
        return table(sides, Map.of(compared.pairs().get(0), measured), task);
    }

    private static TableResult table(Sides sides, Map<PartitionPair, Measured> measured, @Nullable PartitionTask task) {
        return new Verdicts("shop").table(comparison(sides), measured, task == null ? Map.of() : Map.of("p1", task));
    }

    private static TableComparison comparison(Sides sides) {
        CatalogTable table = ranged("t", P1);
        return comparison(sides == Sides.TARGET ? null : table, sides == Sides.SOURCE ? null : table, sides);
    }

    private static TableComparison comparison(
            @Nullable CatalogTable source, @Nullable CatalogTable target, Sides sides) {
        return TableComparison.of(
                new TablePair("t", "t", sides),
                source == null ? null : view(source),
                target == null ? null : view(target),
                TaskFilter.all(),
                Capabilities.of("3.3.14"));
    }

    private static TableView view(CatalogTable table) {
        return new TableView(table, List.of(new TableColumn("id", ColumnType.parse("int"), Set.of())), Model.DUPLICATE);
    }

    private static PartitionTask planned() {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("shop", "shop", "t", "p1"), 1);
        return PartitionTask.planned(id, "", new Estimate(1, 1), TOKEN, change());
    }

    private static PartitionTask in(PartitionState state) {
        return planned().to(state, change());
    }

    private static PartitionTask published(@Nullable Fingerprint exported, Fingerprint published, String token) {
        Export export = new Export(
                1,
                StorageUri.parse("s3://bucket/x/"),
                token,
                List.of(),
                FileFormat.csv(new Separators('\1', '\2')),
                Instant.EPOCH);
        return planned()
                .withExport(export)
                .withExported(new Exported(1, 1, exported))
                .withPublished(new Published(published, Proof.FINGERPRINT, null, List.of()))
                .to(PartitionState.EXPORTING, change())
                .to(PartitionState.EXPORTED, change())
                .to(PartitionState.VERIFYING, change())
                .to(PartitionState.PUBLISHED, change());
    }

    private static Change change() {
        return new Change("test", Instant.EPOCH, "by hand");
    }

    private static Fingerprint fingerprint(long rows, long sum) {
        return new Fingerprint("r", rows, List.of(BigInteger.valueOf(sum)));
    }
}

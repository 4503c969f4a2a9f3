package io.starmigrate.worker.starrocks.sourcecluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcExportsTest {
    private static final int OTHERS = 1_000;
    private static final Pattern WHERE = Pattern.compile("WHERE (STATE|ID) = \"?(\\w+)\"?");

    private record Job(long id, String path, String state) {}

    private final Map<Long, Job> jobs = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();
    private final JdbcExports exports = new JdbcExports("shop", this::answer, () -> now());
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private Runnable afterFirst = () -> {};
    private int rows;
    private boolean narrowed = true;

    private Instant now() {
        return now;
    }

    @BeforeEach
    void othersHaveExportedForSevenDays() {
        for (long id = 1; id <= OTHERS; id++) {
            job(id, "s3a://others/" + id + "/", "FINISHED");
        }
    }

    private void job(long id, String path, String state) {
        jobs.put(id, new Job(id, path, state));
    }

    private void ours(long id, String state) {
        job(id, "s3a://ours/" + id + "/", state);
    }

    private static StorageUri folder(long id) {
        return StorageUri.parse("s3://ours/" + id + "/");
    }

    /** As the leader does it: one comparison, then the order, then the limit. */
    private List<CatalogRow> answer(Sql sql) {
        String text = sql.text();
        statements.add(text.replace("SHOW EXPORT FROM `shop`", "").strip());
        if (!narrowed && (text.contains(" WHERE ") || text.contains(" LIMIT "))) {
            throw new ClusterException(Remedy.WRONG_INPUT, "Only looks like STATE = PENDING are supported", null);
        }
        Stream<Job> shown = jobs.values().stream();
        Matcher where = WHERE.matcher(text);
        if (where.find()) {
            String value = where.group(2);
            shown = shown.filter(job -> value.equals(where.group(1).equals("ID") ? "" + job.id : job.state));
        }
        if (text.contains(" ORDER BY JobId DESC LIMIT 100")) {
            shown = shown.sorted(Comparator.comparing(Job::id).reversed()).limit(100);
        }
        List<CatalogRow> answer = shown.map(job -> CatalogRow.of(
                        Map.of("JobId", "" + job.id, "QueryId", "q" + job.id, "State", job.state, "Path", job.path)))
                .toList();
        rows += answer.size();
        Runnable then = afterFirst;
        afterFirst = () -> {};
        then.run();
        return answer;
    }

    private Map<StorageUri, ClusterJobState> look(long... ids) {
        statements.clear();
        rows = 0;
        Map<StorageUri, ClusterJobState> told = new TreeMap<>(Comparator.comparing(StorageUri::toString));
        for (ExportStatus status : exports.lately(folders(ids))) {
            told.put(status.folder(), status.state());
        }
        return told;
    }

    private static Set<StorageUri> folders(long... ids) {
        return Arrays.stream(ids).mapToObj(JdbcExportsTest::folder).collect(Collectors.toSet());
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    @Test
    void asksForAllWhereAVersionRefusesToTellOfSome() {
        narrowed = false;
        ours(2_001, "EXPORTING");
        assertThat(look(2_001).values()).containsExactly(ClusterJobState.RUNNING);

        later(Duration.ofSeconds(10));
        ours(2_001, "FINISHED");
        assertThat(look(2_001).values()).containsExactly(ClusterJobState.FINISHED);
    }

    @Test
    void asksForThoseThatGoOnAndForItsNumberOnceWhenOneHasEnded() {
        ours(2_001, "PENDING");
        ours(2_002, "EXPORTING");
        assertThat(look(2_001, 2_002).values()).containsOnly(ClusterJobState.RUNNING);
        assertThat(statements).containsExactly("WHERE STATE = \"PENDING\"", "WHERE STATE = \"EXPORTING\"");
        assertThat(rows).isEqualTo(2);

        later(Duration.ofSeconds(5));
        ours(2_001, "EXPORTING");
        ours(2_002, "FINISHED");
        assertThat(look(2_001, 2_002))
                .containsEntry(folder(2_001), ClusterJobState.RUNNING)
                .containsEntry(folder(2_002), ClusterJobState.FINISHED);
        assertThat(statements).last().isEqualTo("WHERE ID = 2002");
        assertThat(statements).hasSize(3);
        assertThat(rows).isEqualTo(2);

        later(Duration.ofSeconds(5));
        assertThat(look(2_001, 2_002)).containsEntry(folder(2_002), ClusterJobState.FINISHED);
        assertThat(statements).as("what has ended is not asked for again").hasSize(2);
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void oneThatMovesOnBetweenTheTwoQuestionsIsNotMissed() {
        ours(2_001, "PENDING");
        ours(2_002, "PENDING");
        afterFirst = () -> ours(2_001, "EXPORTING");

        assertThat(look(2_001, 2_002).values()).hasSize(2).containsOnly(ClusterJobState.RUNNING);
        assertThat(statements).hasSize(2);
    }

    @Test
    void oneThatEndsBetweenTheTwoQuestionsIsFoundByItsNumber() {
        ours(2_001, "EXPORTING");
        look(2_001);
        later(Duration.ofSeconds(5));
        afterFirst = () -> ours(2_001, "CANCELLED");

        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.CANCELLED);
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void oneThatWasNeverSeenToRunIsAmongTheNewest() {
        ours(2_001, "FINISHED");

        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.FINISHED);
        assertThat(rows).isEqualTo(100);
        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.FINISHED);
        assertThat(statements).isEmpty();
    }

    @Test
    void onlyTheWholeListSaysThatOneIsNotThere() {
        assertThat(look(2_001)).isEmpty();
        assertThat(statements).last().isEqualTo("");
        assertThat(look(2_001)).as("asked again each time").isEmpty();
        assertThat(statements).last().isEqualTo("");

        job(500, "s3a://ours/500/", "FINISHED");
        assertThat(look(500)).as("older than the newest").containsEntry(folder(500), ClusterJobState.FINISHED);
    }

    @Test
    void aNumberThatIsAnothersByNowIsNotBelieved() {
        ours(2_001, "EXPORTING");
        look(2_001);
        later(Duration.ofSeconds(5));
        job(2_001, "s3a://others/2001/", "FINISHED");
        job(1_500, "s3a://ours/2001/", "CANCELLED");

        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.CANCELLED);
    }

    @Test
    void whatIsSentToAFolderOnceMoreIsNotWhatHasEndedThere() {
        ours(2_001, "FINISHED");
        look(2_001);
        jobs.remove(2_001L);
        exports.sending(folder(2_001));
        job(2_002, "s3a://ours/2001/", "PENDING");

        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.RUNNING);
    }

    @Test
    void asksMoreSeldomTheLongerNothingChanges() {
        ours(2_001, "PENDING");
        int asked = 0;
        for (int step = 0; step < 120; step++) {
            assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.RUNNING);
            asked += statements.isEmpty() ? 0 : 1;
            later(Duration.ofMillis(500));
        }

        assertThat(asked).as("looks of a minute, at two steps a second").isBetween(28, 34);
    }

    @Test
    void anotherThatIsToBeLookedForIsAskedForAtOnce() {
        ours(2_001, "EXPORTING");
        for (int step = 0; step < 20; step++) {
            look(2_001);
            later(Duration.ofMillis(500));
        }
        look(2_001);
        ours(2_002, "PENDING");

        assertThat(look(2_001, 2_002)).hasSize(2);
        assertThat(statements).hasSize(2);
    }

    @Test
    void whoMustKnowItNowIsToldWhatIsNow() {
        ours(2_001, "EXPORTING");
        for (int step = 0; step < 20; step++) {
            look(2_001);
            later(Duration.ofMillis(500));
        }
        look(2_001);
        ours(2_001, "FINISHED");

        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.RUNNING);
        assertThat(exports.now(folders(2_001))).extracting(ExportStatus::state).containsOnly(ClusterJobState.FINISHED);
        assertThat(look(2_001)).containsEntry(folder(2_001), ClusterJobState.FINISHED);
    }
}

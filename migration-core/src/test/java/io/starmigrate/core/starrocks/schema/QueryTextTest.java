package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ObjectName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {
    private static final Renames RENAMES = new Renames("rec", "new", Map.of("uniq", "u2", "k", "k2"));

    private static String renamed(String query) {
        return new QueryText(query, "rec").renamed(RENAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT `rec`.`uniq`.`k`, count(*) AS `n` FROM `rec`.`uniq` GROUP BY `rec`.`uniq`.`k` | SELECT `new`.`u2`.`k`, count(*) AS `n` FROM `new`.`u2` GROUP BY `new`.`u2`.`k`",
                "SELECT `uniq`.`k` FROM `rec`.`uniq` | SELECT `u2`.`k` FROM `new`.`u2`",
                "select uniq.k, k from uniq | select u2.k, k from `new`.`u2`",
                "SELECT `uniq`.* FROM `rec`.`uniq` | SELECT `u2`.* FROM `new`.`u2`",
                "SELECT uniq.k FROM rec.other uniq | SELECT uniq.k FROM new.other uniq",
                "SELECT rec.k FROM rec.uniq AS rec | SELECT rec.k FROM new.u2 AS rec",
                "SELECT a.k FROM other.uniq a JOIN rec.uniq b ON a.uniq = b.rec | SELECT a.k FROM other.uniq a JOIN new.u2 b ON a.uniq = b.rec",
                "SELECT 'rec.uniq' AS uniq, \"from rec.uniq\" FROM rec.uniq -- rec.uniq | SELECT 'rec.uniq' AS uniq, \"from rec.uniq\" FROM new.u2 -- rec.uniq",
                "WITH uniq AS (SELECT * FROM rec.uniq) SELECT uniq.k FROM uniq | WITH uniq AS (SELECT * FROM new.u2) SELECT uniq.k FROM uniq",
                "SELECT extract(year FROM uniq) FROM rec.uniq | SELECT extract(year FROM uniq) FROM new.u2",
                "SELECT 1 FROM rec.uniq WHERE EXISTS (SELECT 1 FROM rec.k WHERE k.a = uniq.b) | SELECT 1 FROM new.u2 WHERE EXISTS (SELECT 1 FROM new.k2 WHERE k2.a = u2.b)",
                "SELECT uniq.k FROM rec.uniq UNION ALL SELECT uniq.k FROM rec.x uniq | SELECT u2.k FROM new.u2 UNION ALL SELECT uniq.k FROM new.x uniq",
                "SELECT t.k FROM (SELECT uniq.k FROM rec.uniq) t, rec.k, unnest([1]) AS u(x) | SELECT t.k FROM (SELECT u2.k FROM new.u2) t, new.k2, unnest([1]) AS u(x)",
                "SELECT k FROM default_catalog.rec.uniq JOIN hive.rec.uniq h ON 1 = 1 | SELECT k FROM `new`.`u2` JOIN hive.rec.uniq h ON 1 = 1",
                "SELECT uniq(k), rec.f(1) FROM (rec.uniq CROSS JOIN rec.k) WHERE left(uniq.k, 2) IN (1, 2) | SELECT uniq(k), rec.f(1) FROM (new.u2 CROSS JOIN new.k2) WHERE left(u2.k, 2) IN (1, 2)",
                "SELECT x FROM rec.uniq PARTITION (uniq) a LEFT JOIN [shuffle] rec.k USING (rec) | SELECT x FROM new.u2 PARTITION (uniq) a LEFT JOIN [shuffle] new.k2 USING (rec)"
            })
    void namesOfTablesAndNothingElseAreRenamed(String query, String expected) {
        assertThat(renamed(query)).isEqualTo(expected);
        assertThat(new QueryText(expected, "new").renamed(Renames.database("new", "new")))
                .isEqualTo(expected);
    }

    @Test
    void tellsWhatItReadsInTheInternalCatalog() {
        QueryText query = new QueryText(
                "WITH c AS (SELECT 1 FROM a) SELECT * FROM c JOIN `b` x, other.t LEFT JOIN hive.d.e ON true JOIN a",
                "rec");

        assertThat(query.relations())
                .containsExactly(new ObjectName("rec", "a"), new ObjectName("rec", "b"), new ObjectName("other", "t"));
    }
}

package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    private static final Renames RENAMES = new Renames("rec", "new", Map.of("uniq", "u2", "k", "k2", "odd", "order"));

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
                "select uniq.k, k from uniq | select `u2`.k, k from `new`.`u2`",
                "SELECT `uniq`.* FROM `rec`.`uniq` | SELECT `u2`.* FROM `new`.`u2`",
                "SELECT uniq.k FROM rec.other uniq | SELECT uniq.k FROM `new`.other uniq",
                "SELECT rec.k FROM rec.uniq AS rec | SELECT rec.k FROM `new`.`u2` AS rec",
                "SELECT a.k FROM other.uniq a JOIN rec.uniq b ON a.uniq = b.rec | SELECT a.k FROM other.uniq a JOIN `new`.`u2` b ON a.uniq = b.rec",
                "SELECT 'rec.uniq' AS uniq, \"from rec.uniq\" FROM rec.uniq -- rec.uniq | SELECT 'rec.uniq' AS uniq, \"from rec.uniq\" FROM `new`.`u2` -- rec.uniq",
                "WITH uniq AS (SELECT * FROM rec.uniq) SELECT uniq.k FROM uniq | WITH uniq AS (SELECT * FROM `new`.`u2`) SELECT uniq.k FROM uniq",
                "SELECT extract(year FROM uniq) FROM rec.uniq | SELECT extract(year FROM uniq) FROM `new`.`u2`",
                "SELECT 1 FROM rec.uniq WHERE EXISTS (SELECT 1 FROM rec.k WHERE k.a = uniq.b) | SELECT 1 FROM `new`.`u2` WHERE EXISTS (SELECT 1 FROM `new`.`k2` WHERE `k2`.a = `u2`.b)",
                "SELECT uniq.k FROM rec.uniq UNION ALL SELECT uniq.k FROM rec.x uniq | SELECT `u2`.k FROM `new`.`u2` UNION ALL SELECT uniq.k FROM `new`.x uniq",
                "SELECT t.k FROM (SELECT uniq.k FROM rec.uniq) t, rec.k, unnest([1]) AS u(x) | SELECT t.k FROM (SELECT `u2`.k FROM `new`.`u2`) t, `new`.`k2`, unnest([1]) AS u(x)",
                "SELECT k FROM default_catalog.rec.uniq JOIN hive.rec.uniq h ON 1 = 1 | SELECT k FROM `new`.`u2` JOIN hive.rec.uniq h ON 1 = 1",
                "SELECT uniq(k), rec.f(1) FROM (rec.uniq CROSS JOIN rec.k) WHERE left(uniq.k, 2) IN (1, 2) | SELECT uniq(k), rec.f(1) FROM (`new`.`u2` CROSS JOIN `new`.`k2`) WHERE left(`u2`.k, 2) IN (1, 2)",
                "SELECT x FROM rec.uniq PARTITION (uniq) a LEFT JOIN [shuffle] rec.k USING (rec) | SELECT x FROM `new`.`u2` PARTITION (uniq) a LEFT JOIN [shuffle] `new`.`k2` USING (rec)"
            })
    void namesOfTablesAndNothingElseAreRenamed(String query, String expected) {
        assertThat(renamed(query)).isEqualTo(expected);
        assertThat(new QueryText(expected, "new").renamed(Renames.database("new", "new")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Two databases hold a table of one name.
                "SELECT `rec`.`uniq`.`k`, `arch`.`uniq`.`n` FROM `rec`.`uniq` INNER JOIN `arch`.`uniq` ON `rec`.`uniq`.`k` = `arch`.`uniq`.`k` | SELECT `new`.`u2`.`k`, `arch`.`uniq`.`n` FROM `new`.`u2` INNER JOIN `arch`.`uniq` ON `new`.`u2`.`k` = `arch`.`uniq`.`k`",
                "SELECT arch.uniq.n, rec.uniq.k FROM arch.uniq, rec.uniq | SELECT arch.uniq.n, `new`.`u2`.k FROM arch.uniq, `new`.`u2`",
                "SELECT rec.other.k, arch.other.k, other.k FROM rec.other JOIN arch.other | SELECT `new`.other.k, arch.other.k, other.k FROM `new`.other JOIN arch.other",
                "SELECT default_catalog.rec.uniq.k, hive.rec.uniq.n FROM rec.uniq JOIN hive.rec.uniq | SELECT default_catalog.`new`.`u2`.k, hive.rec.uniq.n FROM `new`.`u2` JOIN hive.rec.uniq",
                "SELECT 1 FROM arch.uniq WHERE EXISTS (SELECT 1 FROM rec.uniq WHERE rec.uniq.k = arch.uniq.k AND uniq.k > 0) | SELECT 1 FROM arch.uniq WHERE EXISTS (SELECT 1 FROM `new`.`u2` WHERE `new`.`u2`.k = arch.uniq.k AND `u2`.k > 0)",
                "SELECT rec.uniq.* FROM rec.uniq, arch.uniq | SELECT `new`.`u2`.* FROM `new`.`u2`, arch.uniq",
                // Views that were made up to 2.3.
                "SELECT `default_cluster:rec`.`uniq`.`k` FROM `default_cluster:rec`.`uniq` | SELECT `new`.`u2`.`k` FROM `new`.`u2`",
                "SELECT `default_cluster:arch`.`uniq`.`k` FROM `default_cluster:arch`.`uniq` a, `default_cluster:rec`.`other` | SELECT `default_cluster:arch`.`uniq`.`k` FROM `arch`.`uniq` a, `new`.`other`",
                "SELECT `default_cluster:arch`.`x`.`k`, arch.x.n FROM `default_cluster:arch`.`x` | SELECT `arch`.`x`.`k`, arch.x.n FROM `arch`.`x`",
                "SELECT `default_cluster:rec`.`f`(`default_cluster:rec`.`uniq`.`k`) FROM `default_cluster:rec`.`uniq` | SELECT `rec`.`f`(`new`.`u2`.`k`) FROM `new`.`u2`",
                // Columns left out of a star end no query.
                "SELECT uniq.* EXCEPT (k), rec.uniq.k FROM rec.uniq EXCEPT SELECT * FROM arch.uniq | SELECT `u2`.* EXCEPT (k), `new`.`u2`.k FROM `new`.`u2` EXCEPT SELECT * FROM arch.uniq",
                "SELECT minus, uniq.k FROM uniq MINUS ALL (SELECT uniq.k FROM uniq) | SELECT minus, `u2`.k FROM `new`.`u2` MINUS ALL (SELECT `u2`.k FROM `new`.`u2`)",
                // Aliases that are called like a database or a table.
                "SELECT rec.uniq.k, rec.n FROM rec.uniq JOIN arch.items AS rec ON rec.id = rec.uniq.k | SELECT `new`.`u2`.k, rec.n FROM `new`.`u2` JOIN arch.items AS rec ON rec.id = `new`.`u2`.k",
                "SELECT (SELECT max(rec.uniq.k) FROM arch.items rec) FROM rec.uniq | SELECT (SELECT max(`new`.`u2`.k) FROM arch.items rec) FROM `new`.`u2`",
                "SELECT uniq.k, rec.uniq.k FROM arch.items uniq, rec.other | SELECT uniq.k, rec.uniq.k FROM arch.items uniq, `new`.other",
                // What the target's name would be taken for.
                "SELECT uniq.k, rec.uniq.k FROM arch.x u2, rec.uniq | SELECT `new`.`u2`.k, `new`.`u2`.k FROM arch.x u2, `new`.`u2`",
                "SELECT 1 FROM rec.uniq WHERE EXISTS (SELECT 1 FROM arch.u2 WHERE arch.u2.k = uniq.k) | SELECT 1 FROM `new`.`u2` WHERE EXISTS (SELECT 1 FROM arch.u2 WHERE arch.u2.k = `new`.`u2`.k)",
                // Names of WITH.
                "WITH uniq AS (SELECT uniq.k FROM uniq) SELECT uniq.k FROM uniq JOIN rec.k | WITH uniq AS (SELECT `u2`.k FROM `new`.`u2`) SELECT uniq.k FROM uniq JOIN `new`.`k2`",
                "WITH a (x) AS (SELECT 1 FROM uniq), uniq AS (SELECT a.x FROM a) SELECT uniq.x FROM uniq, a | WITH a (x) AS (SELECT 1 FROM `new`.`u2`), uniq AS (SELECT a.x FROM a) SELECT uniq.x FROM uniq, a",
                "WITH RECURSIVE uniq AS (SELECT 1 AS k UNION ALL SELECT uniq.k + 1 FROM uniq) SELECT uniq.k FROM uniq | WITH RECURSIVE uniq AS (SELECT 1 AS k UNION ALL SELECT uniq.k + 1 FROM uniq) SELECT uniq.k FROM uniq",
                "SELECT x.k FROM (WITH uniq AS (SELECT 1 AS k) SELECT uniq.k FROM uniq) x, rec.uniq | SELECT x.k FROM (WITH uniq AS (SELECT 1 AS k) SELECT uniq.k FROM uniq) x, `new`.`u2`",
                // Relations of every shape.
                "SELECT a.k FROM ((SELECT k FROM rec.uniq) a JOIN rec.k ON a.k = k.k) | SELECT a.k FROM ((SELECT k FROM `new`.`u2`) a JOIN `new`.`k2` ON a.k = `k2`.k)",
                "SELECT a.k FROM ((SELECT k FROM uniq) UNION ALL SELECT k.k FROM k ORDER BY 1) a | SELECT a.k FROM ((SELECT k FROM `new`.`u2`) UNION ALL SELECT `k2`.k FROM `new`.`k2` ORDER BY 1) a",
                "(SELECT uniq.k FROM rec.uniq) UNION (SELECT uniq.k FROM arch.uniq) ORDER BY 1 LIMIT 3, 4 | (SELECT `u2`.k FROM `new`.`u2`) UNION (SELECT uniq.k FROM arch.uniq) ORDER BY 1 LIMIT 3, 4",
                "SELECT uniq.x FROM (VALUES (1, 2), (3, 4)) AS uniq(x, y), rec.uniq u | SELECT uniq.x FROM (VALUES (1, 2), (3, 4)) AS uniq(x, y), `new`.`u2` u",
                "SELECT uniq.k, t.x FROM rec.uniq CROSS JOIN LATERAL unnest(split(uniq.s, ',')) AS t(x) LEFT JOIN TABLE(generate_series(uniq.a, 3)) g ON true | SELECT `u2`.k, t.x FROM `new`.`u2` CROSS JOIN LATERAL unnest(split(`u2`.s, ',')) AS t(x) LEFT JOIN TABLE(generate_series(`u2`.a, 3)) g ON true",
                "SELECT uniq.k FROM rec.uniq NULL AWARE LEFT ANTI JOIN rec.k ON uniq.k = k.k | SELECT `u2`.k FROM `new`.`u2` NULL AWARE LEFT ANTI JOIN `new`.`k2` ON `u2`.k = `k2`.k",
                "SELECT g.x FROM uniq, TABLE(generate_series(start => uniq.a, end => k.b)) g, k | SELECT g.x FROM `new`.`u2`, TABLE(generate_series(start => `u2`.a, end => `k2`.b)) g, `new`.`k2`",
                "SELECT 1 FROM uniq SAMPLE ('percent' = '1') x, k SAMPLE ('seed' = '1') | SELECT 1 FROM `new`.`u2` SAMPLE ('percent' = '1') x, `new`.`k2` SAMPLE ('seed' = '1')",
                "SELECT 1 FROM rec.uniq FOR TIMESTAMP AS OF now() AS u JOIN [SKEW, rec.k.a(1, 2)] rec.k | SELECT 1 FROM `new`.`u2` FOR TIMESTAMP AS OF now() AS u JOIN [SKEW, `new`.`k2`.a(1, 2)] `new`.`k2`",
                // What a lambda names is no table.
                "SELECT array_map(uniq -> uniq.k + 1, uniq.l), uniq.m FROM uniq | SELECT array_map(uniq -> uniq.k + 1, `u2`.l), `u2`.m FROM `new`.`u2`",
                "SELECT array_map((uniq, x) -> uniq.a + k.b, uniq.l, k.l) FROM rec.uniq, rec.k | SELECT array_map((uniq, x) -> uniq.a + `k2`.b, `u2`.l, `k2`.l) FROM `new`.`u2`, `new`.`k2`",
                "SELECT array_map(u2 -> uniq.k + u2, uniq.l) FROM uniq | SELECT array_map(u2 -> `new`.`u2`.k + u2, `u2`.l) FROM `new`.`u2`",
                "SELECT (uniq.j -> 'a'), (j -> 'uniq.k'), (uniq.k - 1) FROM uniq | SELECT (`u2`.j -> 'a'), (j -> 'uniq.k'), (`u2`.k - 1) FROM `new`.`u2`",
                "SELECT array_map(uniq -> [uniq.a, uniq.b], uniq.l), [1, uniq.c] FROM uniq | SELECT array_map(uniq -> [uniq.a, uniq.b], `u2`.l), [1, `u2`.c] FROM `new`.`u2`",
                "SELECT array_map((uniq, k) -> map{uniq.a: k.a, uniq.b: k.b}, uniq.l, k.l) FROM uniq, k | SELECT array_map((uniq, k) -> map{uniq.a: k.a, uniq.b: k.b}, `u2`.l, `k2`.l) FROM `new`.`u2`, `new`.`k2`",
                // A field of JSON is taken of a column, whatever that is called; several names can only be a lambda's.
                "SELECT f(k->'$.a' + k.b), g((k) -> 'x' + k.a, k.b) FROM k | SELECT f(k->'$.a' + `k2`.b), g((k) -> 'x' + `k2`.a, `k2`.b) FROM `new`.`k2`",
                "SELECT f(k -> k.j -> '$.a' + k.b, (k, x) -> 'x' + k.a, k.c) FROM k | SELECT f(k -> k.j -> '$.a' + k.b, (k, x) -> 'x' + k.a, `k2`.c) FROM `new`.`k2`",
                // What orders a set has the names of its first query.
                "SELECT uniq.a FROM uniq UNION ALL SELECT uniq.a FROM arch.x uniq ORDER BY uniq.a LIMIT 3 | SELECT `u2`.a FROM `new`.`u2` UNION ALL SELECT uniq.a FROM arch.x uniq ORDER BY `u2`.a LIMIT 3",
                // A dictionary's table is named by a text.
                "SELECT dict_mapping('uniq', k.a), DICT_MAPPING(\"rec.uniq\", 1), dict_mapping('arch.uniq', 2), x.dict_mapping('rec.k') FROM k | SELECT dict_mapping(\"new.u2\", `k2`.a), DICT_MAPPING(\"new.u2\", 1), dict_mapping('arch.uniq', 2), x.dict_mapping('rec.k') FROM `new`.`k2`",
                // What is cast to may be a type that nobody here knows, or hold a comment.
                "SELECT 1 FROM uniq JOIN k ON uniq.x::struct<a int comment 'x', k int>.a = k.b, odd | SELECT 1 FROM `new`.`u2` JOIN `new`.`k2` ON `u2`.x::struct<a int comment 'x', k int>.a = `k2`.b, `new`.`order`",
                "SELECT 1 FROM uniq JOIN k ON cast(uniq.x AS map<int, k(3)>)[1] = k.b AND k.c = [1]::array<struct<a int, uniq x>>, odd | SELECT 1 FROM `new`.`u2` JOIN `new`.`k2` ON cast(`u2`.x AS map<int, k(3)>)[1] = `k2`.b AND `k2`.c = [1]::array<struct<a int, uniq x>>, `new`.`order`",
                // Partitions of a table, with and without parentheses.
                "SELECT 1 FROM uniq PARTITION uniq x JOIN k TEMPORARY PARTITIONS (k, uniq) JOIN odd TEMPORARY PARTITION odd | SELECT 1 FROM `new`.`u2` PARTITION uniq x JOIN `new`.`k2` TEMPORARY PARTITIONS (k, uniq) JOIN `new`.`order` TEMPORARY PARTITION odd",
                "SELECT /*+ SET_VAR(a = 1) */ uniq.k, '/*+ select 1 */' FROM uniq /* select */ | SELECT /*+ SET_VAR(a = 1) */ `u2`.k, '/*+ select 1 */' FROM `new`.`u2` /* select */",
                // A comma inside a value is followed by no table, and FROM in a comparison neither.
                "SELECT 1 FROM uniq JOIN k ON uniq.a = [1, k.x][1] AND map{1: 2, k.y: uniq.b}[1] = 2, odd | SELECT 1 FROM `new`.`u2` JOIN `new`.`k2` ON `u2`.a = [1, `k2`.x][1] AND map{1: 2, `k2`.y: `u2`.b}[1] = 2, `new`.`order`",
                "SELECT 1 FROM uniq JOIN k ON MAP<INT, MAP<INT, STRING>>{1: 'a'}[1] = k.x, odd WHERE map < 3 | SELECT 1 FROM `new`.`u2` JOIN `new`.`k2` ON MAP<INT, MAP<INT, STRING>>{1: 'a'}[1] = `k2`.x, `new`.`order` WHERE map < 3",
                "SELECT uniq.a IS NOT DISTINCT FROM uniq.b FROM uniq WHERE uniq.a IS DISTINCT FROM uniq.c | SELECT `u2`.a IS NOT DISTINCT FROM `u2`.b FROM `new`.`u2` WHERE `u2`.a IS DISTINCT FROM `u2`.c",
                "SELECT Default_Catalog.rec.uniq.k FROM DEFAULT_CATALOG.rec.uniq | SELECT Default_Catalog.`new`.`u2`.k FROM `new`.`u2`",
                // Of a column that is a STRUCT a database may stand in other letters (Field.tryToMatch); all other
                // names may not.
                "SELECT REC.uniq.s.f, Default_Catalog.Rec.uniq.s.f FROM rec.uniq | SELECT `new`.`u2`.s.f, Default_Catalog.`new`.`u2`.s.f FROM `new`.`u2`",
                "SELECT REC.uniq.f, UNIQ.f, rec.UNIQ.f FROM rec.uniq JOIN arch.items AS REC | SELECT REC.uniq.f, UNIQ.f, rec.UNIQ.f FROM `new`.`u2` JOIN arch.items AS REC",
                "SELECT REC.uniq.s.f FROM rec.uniq JOIN arch.uniq JOIN REC.uniq x | SELECT `new`.`u2`.s.f FROM `new`.`u2` JOIN arch.uniq JOIN REC.uniq x",
                "SELECT REC.uniq.k, rec.uniq.k FROM REC.uniq JOIN rec.uniq | SELECT REC.uniq.k, `new`.`u2`.k FROM REC.uniq JOIN `new`.`u2`",
                "WITH Uniq AS (SELECT 1 AS k) SELECT Uniq.k, uniq.k, U.k FROM Uniq, uniq, arch.x AS U | WITH Uniq AS (SELECT 1 AS k) SELECT Uniq.k, `u2`.k, U.k FROM Uniq, `new`.`u2`, arch.x AS U",
                "SELECT x.K, X.k FROM uniq AS x, k AS X | SELECT x.K, X.k FROM `new`.`u2` AS x, `new`.`k2` AS X",
                "SELECT Uniq.k, uniq.k, `Uniq`.k FROM rec.Uniq, rec.uniq | SELECT Uniq.k, `u2`.k, `Uniq`.k FROM `new`.Uniq, `new`.`u2`",
                // A name of the target may be a word that no name can be without quotes.
                "SELECT odd.k, rec.odd.m FROM rec.odd JOIN odd x ON odd.a = x.a | SELECT `order`.k, `new`.`order`.m FROM `new`.`order` JOIN `new`.`order` x ON `order`.a = x.a",
                // Fields of values are no tables.
                "SELECT named_struct('a', 1).uniq.k, uniq.s.uniq.k, l[1].uniq.k, m['x'].k FROM rec.uniq | SELECT named_struct('a', 1).uniq.k, `u2`.s.uniq.k, l[1].uniq.k, m['x'].k FROM `new`.`u2`",
                "SELECT `uniq`.`from`, `uniq`.`join` AS `where`, 1.5, .5, 1e3 FROM `rec`.`uniq` `u` , `rec`.`uniq` | SELECT `u2`.`from`, `u2`.`join` AS `where`, 1.5, .5, 1e3 FROM `new`.`u2` `u` , `new`.`u2`",
                "SELECT 2uniq.1a, x.k -- from rec.uniq\\n FROM /* rec.k */ rec.uniq AS x, 2uniq | SELECT 2uniq.1a, x.k -- from rec.uniq\\n FROM /* rec.k */ `new`.`u2` AS x, `new`.`2uniq`"
            })
    void aTableIsKnownByItsDatabaseAndItsPlace(String query, String expected) {
        assertThat(renamed(query.replace("\\n", "\n"))).isEqualTo(expected.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT uniq.k FROM rec.uniq JOIN arch.uniq | uniq",
                "SELECT rec.uniq.k FROM rec.uniq JOIN hive.rec.uniq | uniq",
                "SELECT uniq.k FROM rec.uniq JOIN arch.items uniq | uniq",
                "SELECT 1 FROM arch.items u2 WHERE EXISTS (SELECT 1 FROM rec.uniq WHERE rec.uniq.k = u2.k) | u2",
                "SELECT u2.n FROM arch.x u2, rec.uniq | u2"
            })
    void aNameThatDoesNotTellWhatItMeansOnTheTargetIsRefused(String query, String name) {
        assertThatThrownBy(() -> renamed(query)).hasMessageContaining("\"" + name + "\" can stand for several");
        assertThat(new QueryText(query, "rec").renamed(Renames.database("rec", "rec")))
                .isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM rec.uniq) UNION SELECT 1 FROM rec.k",
                "SELECT (1 FROM rec.uniq",
                "SELECT 1 FROM rec.uniq FOR SYSTEM_TIME BETWEEN 1 AND 2",
                "SELECT 1 FROM",
                "WITH a AS SELECT 1 SELECT 2",
                "TABLE rec.uniq",
                "SELECT 1 FROM default_cluster:shop.orders",
                "SELECT uniq.k FROM rec.uniq FORCE INDEX (a), rec.k",
                "SELECT [uniq.k FROM rec.uniq",
                "SELECT /*+ SET_USER_VARIABLE(@a = (select max(k) from rec.k)) */ @a FROM rec.uniq"
            })
    void aQueryThatIsNotReadToItsEndIsRefused(String query) {
        assertThatThrownBy(() -> new QueryText(query, "rec"))
                .isInstanceOf(DdlException.class)
                .hasMessageContaining("Cannot read the statement at line 1");
    }

    @Test
    void tellsWhatItReadsInTheInternalCatalog() {
        QueryText query = new QueryText(
                "WITH c AS (SELECT 1 FROM a) SELECT dict_mapping('far.d', dict_mapping('e', 1)) FROM c JOIN `b` x, other.t"
                        + " LEFT JOIN hive.d.e ON true JOIN a",
                "rec");

        assertThat(query.relations())
                .containsExactly(
                        new ObjectName("rec", "a"),
                        new ObjectName("rec", "b"),
                        new ObjectName("other", "t"),
                        new ObjectName("far", "d"),
                        new ObjectName("rec", "e"));
        assertThat(query.bareNames()).containsExactly("a", "b", "e");
    }

    @Test
    void namesOfOtherDatabasesThatMoveBecomeTheTargetsToo() {
        Renames all = new Renames(
                "rec", "new", Map.of("k", "k2"), List.of(new Renames("hr", "people", Map.of("staff", "s2"))));

        assertThat(new QueryText("SELECT k.a, hr.staff.b FROM k JOIN hr.staff ON k.a = hr.staff.a JOIN `far`.x", "rec")
                        .renamed(all))
                .isEqualTo("SELECT `k2`.a, `people`.`s2`.b FROM `new`.`k2` JOIN `people`.`s2`"
                        + " ON `k2`.a = `people`.`s2`.a JOIN `far`.x");
        assertThat(new NameList("hr.staff(id) REFERENCES k(id)").constraints(all))
                .isEqualTo("people.s2(id) REFERENCES k2(id)");
    }
}

package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT rank() OVER (ORDER BY a) AS rank FROM t ORDER BY rank | SELECT rank() OVER (ORDER BY a) AS `rank` FROM t ORDER BY `rank`",
                "SELECT t.rank, Rank FROM t qualify | SELECT t.`rank`, `Rank` FROM t qualify",
                "SELECT host, max(location) AS system FROM t WHERE stream > 'host' -- nodes | SELECT `host`, max(`location`) AS `system` FROM t WHERE `stream` > 'host' -- nodes",
                "SELECT a AS minus FROM t LEFT SEMI JOIN u ON t.semi = u.anti MINUS SELECT b FROM v | SELECT a AS `minus` FROM t LEFT SEMI JOIN u ON t.`semi` = u.`anti` MINUS SELECT b FROM v",
                "SELECT cast(a AS varbinary), t.varbinary FROM t QUALIFY row_number() OVER (ORDER BY a) = 1 | SELECT cast(a AS varbinary), t.`varbinary` FROM t QUALIFY row_number() OVER (ORDER BY a) = 1",
                "SELECT t.* EXCEPT (a), `rank`, array_agg(group_concat) FROM t EXCEPT SELECT 1 | SELECT t.* EXCEPT (a), `rank`, array_agg(`group_concat`) FROM t EXCEPT SELECT 1",
            })
    void namesThatWereKeywordsAreQuoted(String query, String expected) {
        assertThat(FreedWords.quoted(query)).isEqualTo(expected);
        assertThat(FreedWords.quoted(expected)).isEqualTo(expected);
    }

    @Test
    void onlyWhereTheTargetIsEarlier() {
        String view = "CREATE VIEW `v` (`a`) AS SELECT t.host AS a FROM t";

        assertThat(moved(view, "4.0.9")).contains("SELECT t.`host` AS a FROM `market`.`t`");
        assertThat(moved(view, "4.1.7")).contains("SELECT t.host AS a FROM `market`.`t`");
    }

    private static String moved(String view, String target) {
        SchemaRewriter rewriter = new SchemaRewriter(
                new ClusterProfile(Capabilities.of("4.1.2"), RunMode.SHARED_NOTHING),
                new ClusterProfile(Capabilities.of(target), RunMode.SHARED_NOTHING),
                RewriteSettings.of(Renames.database("shop", "market")));
        return rewriter.view(ViewDdl.read(view)).definition().sql();
    }
}

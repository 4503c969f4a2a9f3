package io.starmigrate.standin.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser.InsertStatementContext;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser.StatementContext;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private static final String SEVERAL_EXPRESSIONS =
            "CREATE TABLE t (ts datetime, c int) PARTITION BY date_trunc('month', ts), c DISTRIBUTED BY HASH(c) BUCKETS 1";
    private static final String NULL_ITEM =
            "ALTER TABLE t ADD PARTITION p VALUES IN ('a', NULL) PROPERTIES ('replication_num'='1')";

    private static StatementContext read(String version, String text) {
        Personality personality = Personality.of(version, RunMode.SHARED_NOTHING);
        return new Statements(personality).read(Statements.split(text).get(0));
    }

    @Test
    void takesStatementsApartAtSemicolonsOutsideOfLiterals() {
        assertThat(Statements.split("SELECT ';😀'; ;\nSELECT 2 -- ; not here\n;"))
                .extracting(Statements.Piece::text)
                .containsExactly("SELECT ';😀'", "SELECT 2 -- ; not here");
    }

    @Test
    void namesWhatItDidNotExpectAndWhatIsSimilar() {
        assertThatThrownBy(() -> read("3.5.0", "SELEC 1"))
                .hasMessage(
                        "Getting syntax error at line 1, column 0. Detail message: Unexpected input 'SELEC', the most "
                                + "similar input is {'SELECT', 'DELETE', 'EXECUTE', 'DEALLOCATE', 'SET', '(', ';'}.");
    }

    @ParameterizedTest
    @CsvSource({"rank, 3.1.17", "host, 3.1.17", "semi, 3.1.17", "system, 4.1.7"})
    void aWordIsANameWithoutQuotesFromAVersionOn(String word, String from) {
        String view =
                "CREATE VIEW v AS SELECT rank() OVER (ORDER BY a) AS " + word + " FROM t LEFT SEMI JOIN u ON a = b";

        assertThatThrownBy(() -> read(from.startsWith("4") ? "4.0.9" : "3.0.9", view))
                .hasMessageContaining("Unexpected input '" + word + "'");
        assertThatCode(() -> read(from, view)).doesNotThrowAnyException();
        assertThatCode(() -> read("2.5.22", view.replace("AS " + word, "AS `" + word + "`")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"3.1.17, 72", "3.3.15, 72"})
    void refusesSeveralPartitionExpressionsBefore34(String version, int column) {
        assertThatThrownBy(() -> read(version, SEVERAL_EXPRESSIONS))
                .isInstanceOf(SqlError.class)
                .hasMessage("Getting syntax error at line 1, column " + column
                        + ". Detail message: Unexpected input ',', the most similar input is {<EOF>, ';'}.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.4", "3.5.0"})
    void readsSeveralPartitionExpressionsFrom34(String version) {
        List<String> items = read(version, SEVERAL_EXPRESSIONS)
                .createTableStatement()
                .partitionDesc()
                .identifierList()
                .identifier()
                .stream()
                .map(item ->
                        PartitionItems.expression(item).map(Statements::source).orElseGet(() -> Names.text(item)))
                .toList();

        assertThat(items).containsExactly("date_trunc('month', ts)", "c");
    }

    @Test
    void knowsNullAmongListItemsFrom33() {
        assertThatThrownBy(() -> read("3.1.17", NULL_ITEM)).isInstanceOf(SqlError.class);
        assertThatCode(() -> read("3.3.15", NULL_ITEM)).doesNotThrowAnyException();
    }

    @Test
    void knowsInsertIntoFilesFrom32() {
        String unload = "INSERT INTO FILES ('path'='s3://b/', 'format'='parquet') SELECT * FROM t";

        assertThatThrownBy(() -> read("3.1.17", unload))
                .hasMessageStartingWith("Getting syntax error at line 1, column 18.");
        assertThat(read("3.2.3", unload).getChild(0)).isInstanceOf(InsertStatementContext.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "WITH BROKER ('aws.s3.access_key'='AK', \"aws.s3.secret_key\" = \"S,K\") | WITH BROKER ('aws.s3.access_key'=\"***\", \"aws.s3.secret_key\" = \"***\")",
                "EXPORT TABLE t TO 's3a://b/token/' WITH BROKER ('fs.oss.accessKeySecret'='x', 'a'='b') | EXPORT TABLE t TO 's3a://b/token/' WITH BROKER ('fs.oss.accessKeySecret'=\"***\", 'a'='b')",
                "CREATE USER u IDENTIFIED BY 'pw' | CREATE USER u IDENTIFIED BY \"***\"",
                "nonsense (\"secret\" = \"open | nonsense (\"secret\" = \"***\"",
            })
    void masksCredentials(String text, String masked) {
        assertThat(CredentialMask.masked(text)).isEqualTo(masked);
    }
}

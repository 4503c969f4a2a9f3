package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Views as running front ends showed them. */
class OddViewsTest {
    private static final ClusterProfile CLUSTER = new ClusterProfile(Capabilities.of("4.1.2"), RunMode.SHARED_NOTHING);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT `shop`.`t`.`a` AS `a`, count(*) AS `n` FROM `shop`.`t` | SELECT `t`.`a`, count(*) AS `n` FROM `t` | true",
                "SELECT t.a FROM shop.t | select `T`.`A` from `shop`.`t` | true",
                "SELECT t.a FROM t | SELECT u.a FROM t | false",
                "SELECT t.a AS b FROM t | SELECT t.a FROM t | false",
                "SELECT a FROM t WHERE b = 'X' | SELECT a FROM t WHERE b = 'x' | false",
            })
    void aViewThatIsPrintedInOtherWordsIsNoDifference(String one, String other, boolean same) {
        ViewDdl expected = ViewDdl.read("CREATE VIEW `v` (`a`) AS " + one);
        ViewDdl found = ViewDdl.read("CREATE VIEW `v` (`a`) AS " + other);

        assertThat(SchemaComparison.of(expected, found).isEmpty()).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from files(\"path\" = \"s3://b/*\", \"aws.s3.access_key\" = ***, \"aws.s3.secret_key\" = ***)",
                "SELECT 1 FROM FILES('path' = 'oss://b/x', 'fs.oss.accessKeySecret'='***')",
                "select * from files('azure.blob.sas_token' = \"******\")",
            })
    void aViewWhoseCredentialsAreHiddenIsRefused(String query) {
        assertThat(moved(query))
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.toString()).contains("credentials", "!v in the setting tableNames"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select '***' as stars, a * * from t",
                "select 1 from t where `key` = '***'",
                "select * from files('path' = 's3://b/*', 'aws.s3.use_instance_profile' = 'true')",
            })
    void starsElsewhereHideNothing(String query) {
        assertThat(moved(query)).isEmpty();
    }

    private static List<Refusal> moved(String query) {
        return new SchemaRewriter(CLUSTER, CLUSTER, RewriteSettings.of(Renames.database("shop", "market")))
                .view("CREATE VIEW `v` (`a`) SECURITY NONE AS " + query + ";")
                .refusals();
    }
}

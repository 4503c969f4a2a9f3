package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.storage.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredecessorKeysTest extends ConfigBench {
    @Test
    void reads_the_file_of_a_user_of_the_predecessor() {
        LoadedConfig loaded = load(PREDECESSOR + OSS_ACCESS, EVERYTHING);

        MigrationConfig config = loaded.config();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(config.job()).isEqualTo("default");
        assertThat(config.source())
                .isEqualTo(new ClusterConfig(
                        List.of("172.31.23.29", "172.31.23.30"),
                        9030,
                        new Login("root", Secret.of("demo1234")),
                        "shop",
                        new ClusterConfig.Options(TlsMode.PREFERRED, "", "")));
        assertThat(config.target().port()).isEqualTo(9031);
        assertThat(config.target().login().password().reveal()).isEqualTo("p#w=1");
        assertThat(config.selection())
                .isEqualTo(new Selection(
                        List.of("data_point_val", "data_point_user"),
                        TaskFilter.parse("RANGE(p20251001,p20251005)"),
                        DataFilter.all(),
                        Map.of()));
        assertThat(config.limits())
                .isEqualTo(new Limits(
                        5,
                        4,
                        4,
                        new Limits.RelayShare(8, 128L << 20, RelayCompression.NONE),
                        new Limits.LoadLimits(100, 10L << 30, Duration.ofSeconds(5)),
                        Duration.ofSeconds(30),
                        0,
                        64L << 20,
                        0,
                        10L << 40));
        assertThat(config.relay()).isEqualTo(RelayMode.BUILTIN);
    }

    @Test
    void understands_the_later_keys_of_the_predecessor() {
        MigrationConfig config = read("""
                AWS_REGION=us-east-2
                TABLE_NAMES=
                TABLE_NAME=orders
                EXPORT_CONCURRENCY=9
                UPLOAD_CONCURRENCY=16
                TASK_QUEUE=https://sqs.us-east-2.amazonaws.com/123456789012/tasks
                TASK_QUEUE_ENDPOINT=vpce-1.sqs.us-east-2.vpce.amazonaws.com
                S3_INTERFACE_ENDPOINT=https://bucket.vpce-1.s3.us-east-2.vpce.amazonaws.com/
                RECORDER=recorder
                """);

        assertThat(config.selection().tableNames()).containsExactly("orders");
        assertThat(config.limits().concurrency()).isEqualTo(9);
        assertThat(config.limits().relay().concurrency()).isEqualTo(16);
        assertThat(config.aws().taskQueueIsUrl()).isTrue();
        assertThat(config.aws().endpoints())
                .isEqualTo(new AwsConfig.ServiceEndpoints(
                        URI.create("https://bucket.vpce-1.s3.us-east-2.vpce.amazonaws.com"),
                        URI.create("https://vpce-1.sqs.us-east-2.vpce.amazonaws.com"),
                        null));
    }

    @Test
    void warns_of_what_is_not_needed_any_more_and_passes_over_it_when_blank() {
        LoadedConfig loaded = load("SPARK_TEMP=/tmp\nSPARK_CACHE=\nDEST=\n", EnumSet.noneOf(Need.class));

        assertThat(loaded.warnings())
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        ".env:1: SPARK_TEMP: not needed any more; no Spark takes part, nothing is kept on disk");
    }

    @Test
    void refuses_the_oldest_keys_naming_what_replaces_them() {
        assertThat(faults("USER=root\nDEST=s3://b/p\nSOURCE=oss://b/p\n"))
                .containsExactly(
                        ".env:1: USER: not a key of this tool; write SOURCE_USER or TARGET_USER",
                        ".env:2: DEST: not a key of this tool; write the storage's address as the last of STORAGES",
                        ".env:3: SOURCE: not a key of this tool; write the storage's address as the first of STORAGES,"
                                + " and DEST's as the last");
    }
}

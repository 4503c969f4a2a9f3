package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    private static final Set<Need> EVERYTHING = EnumSet.allOf(Need.class);

    private static final String PREDECESSOR = """
            # 并发导出的初始并发度
            CONCURRENCY=5
            # several, comma separated
            STORAGES=oss://tx-mock-data/sunex,s3://tx-mock-data/sunex
            AWS_REGION=us-east-2
            AK=
            SK=
            SOURCE_HOST=172.31.23.29 , 172.31.23.30     # several FE hosts allowed
            SOURCE_PORT=9030
            SOURCE_USER=root
            SOURCE_PWD=demo1234
            SOURCE_DB_NAME=shop
            TARGET_HOST=10.0.0.9
            TARGET_PORT=9031
            TARGET_USER=loader
            TARGET_PWD=p#w=1
            TARGET_DB_NAME=shop2
            TABLE_NAMES=data_point_val , data_point_user,
            TASK_FILTER=RANGE(p20251001,p20251005)
            """;

    private static final String OSS_ACCESS = """
            SOURCE_STORAGE_AK=LTAI
            SOURCE_STORAGE_SK=oss-secret
            SOURCE_STORAGE_ENDPOINT=oss-cn-hangzhou-internal.aliyuncs.com
            """;

    private static LoadedConfig load(String text, Set<Need> needs) {
        return ConfigLoader.parse(".env", text, Map.of(), needs);
    }

    private static MigrationConfig read(String text) {
        return load(text, EnumSet.noneOf(Need.class)).config();
    }

    private static List<String> faults(String text, Set<Need> needs) {
        try {
            load(text, needs);
            return List.of();
        } catch (ConfigException refused) {
            return refused.report().errors().stream()
                    .map(ConfigProblem::toString)
                    .toList();
        }
    }

    private static List<String> faults(String text) {
        return faults(text, EnumSet.noneOf(Need.class));
    }

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
                        64L << 20));
        assertThat(config.relay()).isEqualTo(RelayMode.BUILTIN);
    }

    @Test
    void reads_what_the_target_calls_tables() {
        Selection selection = load(
                        PREDECESSOR + OSS_ACCESS + "TABLE_RENAMES=orders:orders_2026, 客户 : clients\n", EVERYTHING)
                .config()
                .selection();

        assertThat(selection.targetName("orders")).isEqualTo("orders_2026");
        assertThat(selection.targetName("客户")).isEqualTo("clients");
        assertThat(selection.targetName("lineitem")).isEqualTo("lineitem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "a:b:c", "a:x,b:x", "a:x,a:y", "a*:b", "shop.a:b"})
    void refuses_renames_that_do_not_say_which_table_is_called_what(String renames) {
        assertThatThrownBy(() -> load(PREDECESSOR + OSS_ACCESS + "TABLE_RENAMES=" + renames + "\n", EVERYTHING))
                .hasMessageContaining("TABLE_RENAMES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TABLE_NAMES=\"b-chi 表\" | b-chi 表",
                "TABLE_NAMES='b-chi 表' | b-chi 表",
                "TABLE_NAMES=`b-chi 表` | b-chi 表",
                "TABLE_NAMES=orders,\"b-chi 表\" | b-chi 表",
                "TABLE_NAMES=\"b-chi 表\",\"x y\" | b-chi 表",
                "TABLE_NAMES=\"b-chi 表,x y\" | x y",
                "TABLE_NAMES=`shop.a,b;c`,! 'x y' | shop.a,b;c",
                "TABLE_NAMES=\"it's\" | it's",
                "TABLE_NAMES=`12\" records` | 12\" records",
                "TABLE_NAMES=`o*`,`x y` | o*",
                "TABLE_NAMES='`a #b`' | a #b",
            })
    void reads_any_name_in_quotes(String line, String name) {
        TableSelection tables = TableSelection.of(load(
                        PREDECESSOR.replace("TABLE_NAMES=data_point_val , data_point_user,", line) + OSS_ACCESS,
                        EVERYTHING)
                .config()
                .selection()
                .tableNames());

        assertThat(tables.select(List.of("other", "orders_2", "b-chi", name))).containsExactly(name);
    }

    @Test
    void reads_renames_and_storages_in_quotes() {
        MigrationConfig config = load(
                        PREDECESSOR.replaceFirst("(?m)^STORAGES=.*$", "STORAGES=`oss://bucket/a,b`,`s3://target/c d`")
                                + OSS_ACCESS + "TABLE_RENAMES=`a:b, c`:\"d e\",f:g\n",
                        EVERYTHING)
                .config();

        assertThat(config.selection().tableRenames()).isEqualTo(Map.of("a:b, c", "d e", "f", "g"));
        assertThat(config.sourceStorage().root()).hasToString("oss://bucket/a,b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders lineitem",
                "shop.orders",
                "'open",
                "\"a\"b",
                "x`y",
                "a,\"b c",
                "a\u00a0,b",
                "a\u200bb",
                "a、b"
            })
    void refuses_names_that_are_rather_something_else(String names) {
        assertThat(faults("TABLE_NAMES=" + names + "\n"))
                .anySatisfy(fault -> assertThat(fault).contains("TABLE_NAMES", "in backquotes"));
    }

    @Test
    void tells_the_two_storages_apart() {
        MigrationConfig config = load(PREDECESSOR + OSS_ACCESS, EVERYTHING).config();

        URI oss = URI.create("https://oss-cn-hangzhou-internal.aliyuncs.com");
        assertThat(config.sourceStorage())
                .isEqualTo(new StorageConfig(
                        StorageUri.parse("oss://tx-mock-data/sunex"),
                        new Credentials.KeyPair("LTAI", Secret.of("oss-secret")),
                        "cn-hangzhou",
                        oss,
                        oss));
        assertThat(config.targetStorage())
                .isEqualTo(new StorageConfig(
                        StorageUri.parse("s3://tx-mock-data/sunex"),
                        new Credentials.DefaultChain(),
                        "us-east-2",
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "cos://b-1/x, ap-guangzhou, '', COS, ap-guangzhou, https://cos.ap-guangzhou.myqcloud.com",
        "cosn://b-1/x, '', cos.ap-beijing.myqcloud.com, COS, ap-beijing, https://cos.ap-beijing.myqcloud.com",
        "obs://b-1/x, '', obs.cn-north-4.myhuaweicloud.com, OBS, cn-north-4, https://obs.cn-north-4.myhuaweicloud.com",
        "tos://b-1/x, cn-beijing, '', TOS, cn-beijing, https://tos-s3-cn-beijing.volces.com",
        "gs://b-1/x, '', '', GCS, auto, https://storage.googleapis.com"
    })
    void a_named_cloud_is_reached_where_its_region_or_its_endpoint_says(
            String root, String region, String given, StorageService service, String told, URI endpoint) {
        StorageConfig storage = load(
                        PREDECESSOR.replaceAll("STORAGES=.*", "STORAGES=" + root + ",s3://target/x")
                                + "SOURCE_STORAGE_AK=id\nSOURCE_STORAGE_SK=secret\n"
                                + "SOURCE_STORAGE_REGION=" + region + "\nSOURCE_STORAGE_ENDPOINT=" + given + "\n",
                        EVERYTHING)
                .config()
                .sourceStorage();

        assertThat(storage.root()).isEqualTo(StorageUri.parse("s3://b-1/x"));
        assertThat(storage.service()).isEqualTo(service);
        assertThat(storage.region()).isEqualTo(told);
        assertThat(storage.endpoint()).isEqualTo(endpoint);
    }

    @Test
    void asks_for_the_keys_of_the_source_storage_where_a_command_needs_them() {
        assertThat(faults(PREDECESSOR, EVERYTHING))
                .containsExactly(
                        ".env: SOURCE_STORAGE_AK: blank or missing, and oss://tx-mock-data/sunex takes a key pair of its own; "
                                + "write SOURCE_STORAGE_AK=value",
                        ".env: SOURCE_STORAGE_SK: blank or missing, and oss://tx-mock-data/sunex takes a key pair of its own; "
                                + "write SOURCE_STORAGE_SK=value",
                        ".env: SOURCE_STORAGE_ENDPOINT: blank or missing, and oss://tx-mock-data/sunex has no default endpoint; "
                                + "write SOURCE_STORAGE_ENDPOINT=https://host");
        Set<Need> importing = EnumSet.of(Need.TARGET_CLUSTER, Need.TARGET_STORAGE, Need.RECORDER);
        MigrationConfig config = load(PREDECESSOR, importing).config();
        assertThat(config.provides(Need.SOURCE_STORAGE)).isFalse();
        assertThat(config.sourceRoot()).isEqualTo(StorageUri.parse("oss://tx-mock-data/sunex"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(config::sourceStorage);
    }

    @Test
    void reports_everything_that_is_wrong_at_once_with_line_rule_and_fix() {
        String text = """
                SOURCE_HOST=fe1:9030
                SOURCE_PORT=99999
                SOURCE_USER=root
                SOURCE_DB_NAM=shop
                STORAGES=oss:/bucket
                CONCURRENCY=many
                AK=AKIA
                nonsense
                """;

        assertThat(faults(text, EnumSet.of(Need.SOURCE_CLUSTER)))
                .containsExactly(
                        ".env:1: SOURCE_HOST: \"fe1:9030\" is not a host name or address without a port; "
                                + "write for example SOURCE_HOST=10.0.0.1,10.0.0.2",
                        ".env:2: SOURCE_PORT: \"99999\" is not a port: a whole number from 1 to 65535; "
                                + "write for example SOURCE_PORT=9030",
                        ".env:4: SOURCE_DB_NAM: unknown key; did you mean SOURCE_DB_NAME?",
                        ".env:5: STORAGES: Cannot read \"oss:/bucket\" as a storage address: write s3://bucket/prefix or "
                                + "oss://bucket/prefix; correct this address",
                        ".env:6: CONCURRENCY: \"many\" is not a whole number from 1 to 10000; write for example CONCURRENCY=5",
                        ".env:8: the line has no equals sign; write KEY=value, or put # before a comment",
                        ".env: SK: blank or missing while AK is set; write SK, or leave both blank",
                        ".env: SOURCE_DB_NAME: blank or missing, and this command works with that cluster; "
                                + "write SOURCE_DB_NAME=shop");
    }

    @Test
    void points_at_the_line_of_a_blank_value_that_is_needed() {
        assertThat(faults("SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=  \n", EnumSet.of(Need.SOURCE_CLUSTER)))
                .singleElement()
                .asString()
                .startsWith(".env:3: SOURCE_DB_NAME: blank or missing");
    }

    @Test
    void a_list_of_nothing_is_not_taken_for_a_value() {
        assertThat(faults("STORAGES= , \nSOURCE_HOST=,\n")).hasSize(2);
    }

    @Test
    void an_export_needs_nothing_of_the_target_cluster() {
        String text = "SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\nTARGET_HOST=\nTARGET_DB_NAME=\n";

        MigrationConfig config = load(text, EnumSet.of(Need.SOURCE_CLUSTER)).config();

        assertThat(config.provides(Need.SOURCE_CLUSTER)).isTrue();
        assertThat(config.provides(Need.TARGET_CLUSTER)).isFalse();
    }

    @Test
    void an_environment_variable_wins_over_the_file_unless_it_is_blank() {
        Map<String, String> environment = Map.of(
                "AWS_REGION", "eu-west-1",
                "RECORDER", " ",
                "EXPORT_CONCURRENCY", "7",
                "USER", "somebody",
                "NO_KEY_OF_OURS", "x");

        MigrationConfig config = ConfigLoader.parse(
                        ".env",
                        "AWS_REGION=us-east-2\nRECORDER=mine\nCONCURRENCY=3\n",
                        environment,
                        EnumSet.of(Need.RECORDER))
                .config();

        assertThat(config.aws().region()).isEqualTo("eu-west-1");
        assertThat(config.aws().recorder()).isEqualTo("mine");
        assertThat(config.limits().concurrency()).isEqualTo(7);
    }

    @Test
    void names_the_environment_as_the_place_of_a_wrong_variable() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.parse(
                        ".env", "SOURCE_PORT=9030", Map.of("SOURCE_PORT", "0"), EnumSet.noneOf(Need.class)))
                .withMessageContaining("environment: SOURCE_PORT: \"0\" is not a port");
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

    @Test
    void says_that_storages_are_separated_by_a_comma_and_in_which_order() {
        assertThat(faults("STORAGES=oss://bucket/a s3://bucket/b\n"))
                .anySatisfy(fault ->
                        assertThat(fault).contains("STORAGES", "is two addresses", "put a comma between them"));
        assertThat(faults("STORAGES=s3://bucket/b,oss://bucket/a\nSOURCE_STORAGE_AK=a\nSOURCE_STORAGE_SK=b\n"))
                .anySatisfy(fault -> assertThat(fault).contains("STORAGES", "write the source's address first"))
                .noneMatch(fault -> fault.contains("TARGET_STORAGE_AK"));
    }

    @Test
    void refuses_a_key_with_two_values_and_accepts_the_same_value_twice() {
        assertThat(read("CONCURRENCY=3\nEXPORT_CONCURRENCY=3\nCONCURRENCY=3\n")
                        .limits()
                        .concurrency())
                .isEqualTo(3);
        assertThat(faults("SOURCE_PWD=one-secret\nSOURCE_PWD=another-secret\nCONCURRENCY=1\nEXPORT_CONCURRENCY=2\n"))
                .containsExactly(
                        ".env:2: SOURCE_PWD: already set to another value in SOURCE_PWD at .env:1; keep one of the two",
                        ".env:4: EXPORT_CONCURRENCY: already set to another value in CONCURRENCY at .env:3; "
                                + "keep one of the two");
    }

    @Test
    void knows_endpoints_as_the_aws_sdks_do() {
        AwsConfig.ServiceEndpoints endpoints = read("""
                        AWS_REGION=us-east-2
                        AWS_ENDPOINT_URL=http://127.0.0.1:4566
                        AWS_ENDPOINT_URL_S3=http://127.0.0.1:9000
                        """).aws().endpoints();

        assertThat(endpoints)
                .isEqualTo(new AwsConfig.ServiceEndpoints(
                        URI.create("http://127.0.0.1:9000"),
                        URI.create("http://127.0.0.1:4566"),
                        URI.create("http://127.0.0.1:4566")));
        assertThat(faults("AWS_ENDPOINT_URL_SQS=http://host/path\nAWS_ENDPOINT_URL_S3=*.vpce-1.s3.amazonaws.com"))
                .hasSize(2);
    }

    @Test
    void chooses_the_relay_by_the_storages() {
        assertThat(read("STORAGES=s3://bucket/a,s3://bucket/a/").relay()).isEqualTo(RelayMode.NONE);
        assertThat(read("STORAGES=s3://bucket/a").relay()).isEqualTo(RelayMode.NONE);
        assertThat(read("STORAGES=s3://bucket/a,s3://bucket/b").relay()).isEqualTo(RelayMode.BUILTIN);
        assertThat(read("RELAY=DTH\nSTORAGES=s3://bucket/a,s3://bucket/b").relay())
                .isEqualTo(RelayMode.DTH);
        assertThat(faults("RELAY=none\nSTORAGES=s3://bucket/a,s3://bucket/b"))
                .containsExactly(
                        ".env:1: RELAY: none, although the files must get from s3://bucket/a to s3://bucket/b; "
                                + "write builtin or dth, or make the two STORAGES the same");
        assertThat(faults("RELAY=builtin\nSTORAGES=s3://bucket/a")).hasSize(1);
        assertThat(faults("RELAY=copy"))
                .singleElement()
                .asString()
                .contains("\"copy\" is not one of builtin, dth, none");
    }

    @Test
    void who_relays_needs_the_keys_of_both_storages() {
        String text = "AWS_REGION=us-east-2\nSTORAGES=s3://bucket/a,oss://bucket/b\n";
        Set<Need> exporting = EnumSet.of(Need.SOURCE_STORAGE);

        assertThat(faults(text, exporting))
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault).contains("TARGET_STORAGE_"));
        assertThat(faults(text + "RELAY=dth\n", exporting)).isEmpty();
    }

    @Test
    void s3_is_reached_by_the_endpoint_of_the_sdk_unless_the_storage_has_its_own() {
        MigrationConfig config = read("""
                AWS_REGION=us-east-2
                AWS_ENDPOINT_URL_S3=http://sdk
                STORAGES=s3://bucket/a,s3://bucket/b
                SOURCE_STORAGE_ENDPOINT=http://own
                SOURCE_STORAGE_REGION=eu-west-1
                """);

        assertThat(config.sourceStorage().endpoint()).isEqualTo(URI.create("http://own"));
        assertThat(config.sourceStorage().region()).isEqualTo("eu-west-1");
        assertThat(config.targetStorage().endpoint()).isEqualTo(URI.create("http://sdk"));
        assertThat(config.targetStorage().clusterEndpoint()).isEqualTo(URI.create("http://sdk"));
        assertThat(config.targetStorage().region()).isEqualTo("us-east-2");
    }

    @Test
    void refuses_filters_it_cannot_apply() {
        assertThat(faults("TASK_FILTER=BETWEEN(a,b)\nDATA_FILTER=id > (5\n"))
                .hasSize(2)
                .satisfies(
                        faults -> assertThat(faults.get(0))
                                .startsWith(".env:1: TASK_FILTER: Cannot read \"BETWEEN(a,b)\" as a partition filter"),
                        faults -> assertThat(faults.get(1))
                                .startsWith(".env:2: DATA_FILTER: Cannot filter rows by \"id > (5\"")
                                .endsWith("or leave it blank for every row"));
        assertThat(load("DATA_FILTER=city = 'a' AND id > 5\n", Set.of())
                        .config()
                        .selection()
                        .dataFilter()
                        .condition())
                .isEqualTo("city = 'a' AND id > 5");
    }

    @Test
    void a_cluster_may_reach_the_storage_by_another_endpoint() {
        StorageConfig storage = read("""
                        AWS_REGION=us-east-2
                        STORAGES=s3://bucket/a
                        TARGET_STORAGE_ENDPOINT=http://127.0.0.1:9000
                        TARGET_STORAGE_CLUSTER_ENDPOINT=minio:9000
                        """).targetStorage();

        assertThat(storage.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(storage.clusterEndpoint()).isEqualTo(URI.create("https://minio:9000"));
    }

    @Test
    void warns_when_it_took_something_off_a_password() {
        LoadedConfig loaded =
                load("SOURCE_PWD=\"quoted-pw\"\nTARGET_PWD=half-pw #rest-pw\n", EnumSet.noneOf(Need.class));

        assertThat(loaded.warnings()).hasSize(2);
        assertThat(loaded.warnings().toString())
                .contains(".env:1: SOURCE_PWD: the quotes", ".env:2: TARGET_PWD: what follows \" #\"")
                .doesNotContain("-pw");
    }

    @Test
    void shows_no_secret_anywhere() {
        MigrationConfig config = load(
                        PREDECESSOR.replace("AK=\nSK=", "AK=AKIA\nSK=aws-secret") + OSS_ACCESS, EVERYTHING)
                .config();

        assertThat(config.source() + "" + config.target() + config.sourceStorage() + config.targetStorage()
                        + config.aws())
                .contains("172.31.23.29", "us-east-2")
                .doesNotContain("demo1234", "p#w=1", "aws-secret", "oss-secret");
    }

    @Test
    void accepts_comments_in_another_encoding_but_no_values(@TempDir Path folder) throws Exception {
        Charset gbk = Charset.forName("GBK");
        Path file = folder.resolve(".env");
        Files.write(file, "# 并发导出\nCONCURRENCY=6 # 并发\n".getBytes(gbk));
        assertThat(ConfigLoader.load(file, Map.of(), Set.of()).config().limits().concurrency())
                .isEqualTo(6);

        Files.write(file, "SOURCE_PWD=密码\n".getBytes(gbk));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.load(file, Map.of(), Set.of()))
                .withMessageContaining(":1: SOURCE_PWD: the value is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void says_what_to_do_when_there_is_no_file(@TempDir Path folder) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.load(folder.resolve("missing.env"), Map.of(), Set.of()))
                .withMessageContaining("missing.env: there is no such file; copy .env.example to ");
    }
}

package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoragesTest extends ConfigBench {
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
                                + "write SOURCE_STORAGE_AK=AKIAIOSFODNN7EXAMPLE",
                        ".env: SOURCE_STORAGE_SK: blank or missing, and oss://tx-mock-data/sunex takes a key pair of its own; "
                                + "write SOURCE_STORAGE_SK=file:/run/secrets/key, or the secret itself",
                        ".env: SOURCE_STORAGE_ENDPOINT: blank or missing, and oss://tx-mock-data/sunex has no default endpoint; "
                                + "write SOURCE_STORAGE_ENDPOINT=oss-cn-hangzhou.aliyuncs.com");
        Set<Need> importing = EnumSet.of(Need.TARGET_CLUSTER, Need.TARGET_STORAGE, Need.RECORDER);
        MigrationConfig config = load(PREDECESSOR, importing).config();
        assertThat(config.provides(Need.SOURCE_STORAGE)).isFalse();
        assertThat(config.sourceRoot()).isEqualTo(StorageUri.parse("oss://tx-mock-data/sunex"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(config::sourceStorage);
    }

    @Test
    void says_that_storages_are_separated_by_a_comma_and_in_which_order() {
        for (String between : List.of(" ", ";", "; ", "|", "+")) {
            assertThat(faults("STORAGES=oss://bucket/a" + between + "s3://bucket/b\n"))
                    .as(between)
                    .singleElement()
                    .asString()
                    .contains("STORAGES", "is two addresses", "put a comma between them");
        }
        assertThat(faults("STORAGES=oss://bucket/a、s3://bucket/b\n"))
                .as("a sign of input methods is told by itself")
                .singleElement()
                .asString()
                .contains("STORAGES", "U+3001", "write , instead");
        assertThat(faults(
                        "STORAGES=oss://bucket/a\nSOURCE_STORAGE_AK=a\nSOURCE_STORAGE_SK=b\n",
                        EnumSet.of(Need.TARGET_STORAGE)))
                .anySatisfy(fault -> assertThat(fault).contains("alone", "write the target's address behind it"))
                .noneMatch(fault -> fault.contains("TARGET_STORAGE_AK"));
        assertThat(faults("STORAGES=s3://bucket/b,oss://bucket/a\nSOURCE_STORAGE_AK=a\nSOURCE_STORAGE_SK=b\n"))
                .anySatisfy(fault -> assertThat(fault).contains("STORAGES", "write the source's address first"))
                .noneMatch(fault -> fault.contains("TARGET_STORAGE_AK"));
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
}

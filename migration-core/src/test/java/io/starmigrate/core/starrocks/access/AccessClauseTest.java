package io.starmigrate.core.starrocks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AccessClauseTest {
    private static final StorageCredentials KEY = StorageCredentials.accessKey("AKID", Secret.of("s3cr3t"));
    private static final StorageAccess S3 = StorageAccess.s3("cn-north-1", KEY);
    private static final StorageAccess OSS = StorageAccess.oss(URI.create("https://oss-cn-hangzhou.aliyuncs.com"), KEY);

    @Test
    void namesS3KeysAsTheVersionKnowsThem() {
        assertThat(clause("3.1.5", S3))
                .isEqualTo("WITH BROKER (\"aws.s3.use_instance_profile\" = \"false\", \"aws.s3.access_key\" = \"AKID\","
                        + " \"aws.s3.secret_key\" = \"s3cr3t\", \"aws.s3.region\" = \"cn-north-1\","
                        + " \"aws.s3.endpoint\" = \"https://s3.cn-north-1.amazonaws.com.cn\")");
        assertThat(clause("2.4.3", S3))
                .isEqualTo("WITH BROKER (\"fs.s3a.access.key\" = \"AKID\", \"fs.s3a.secret.key\" = \"s3cr3t\","
                        + " \"fs.s3a.endpoint\" = \"s3.cn-north-1.amazonaws.com.cn\","
                        + " \"fs.s3a.connection.ssl.enabled\" = \"true\")");
    }

    @Test
    void namesOssKeysAsTheVersionKnowsThem() {
        assertThat(clause("3.1.0", OSS))
                .isEqualTo("WITH BROKER (\"aliyun.oss.access_key\" = \"AKID\", \"aliyun.oss.secret_key\" = \"s3cr3t\","
                        + " \"aliyun.oss.endpoint\" = \"oss-cn-hangzhou.aliyuncs.com\")");
        assertThat(clause("2.5.13", OSS))
                .isEqualTo("WITH BROKER (\"fs.oss.accessKeyId\" = \"AKID\", \"fs.oss.accessKeySecret\" = \"s3cr3t\","
                        + " \"fs.oss.endpoint\" = \"oss-cn-hangzhou.aliyuncs.com\")");
    }

    @Test
    void needsABrokerProcessBefore24() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clause("2.3.18", OSS))
                .withMessageContaining("SHOW BROKER");
        assertThat(clause("2.3.18", OSS.withBroker("b1"))).startsWith("WITH BROKER \"b1\" (\"fs.oss.accessKeyId\"");
    }

    @Test
    void reachesAnS3CompatibleStoreByPathAndPlainHttp() {
        StorageAccess minio =
                S3.withEndpoint(URI.create("http://127.0.0.1:9000")).withAddressing(StorageAccess.Addressing.PATH);

        assertThat(clause("3.3.2", minio))
                .endsWith("\"aws.s3.region\" = \"cn-north-1\", \"aws.s3.endpoint\" = \"http://127.0.0.1:9000\","
                        + " \"aws.s3.enable_path_style_access\" = \"true\", \"aws.s3.enable_ssl\" = \"false\")");
    }

    @Test
    void usesProfilesAndRolesWhereTheVersionCan() {
        StorageAccess role =
                StorageAccess.s3("us-east-1", StorageCredentials.assumedRole("arn:aws:iam::1:role/x", "id"));

        assertThat(clause("3.1.5", StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile())))
                .isEqualTo(
                        "WITH BROKER (\"aws.s3.use_instance_profile\" = \"true\", \"aws.s3.region\" = \"us-east-1\")");
        assertThat(clause("3.1.5", role))
                .contains("\"aws.s3.iam_role_arn\" = \"arn:aws:iam::1:role/x\", \"aws.s3.external_id\" = \"id\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clause("2.4.0", role))
                .withMessageContaining("lasting access key");
    }

    @Test
    void refusesOssWithoutALastingKey() {
        StorageCredentials temporary = StorageCredentials.temporary("A", Secret.of("b"), Secret.of("c"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clause("3.5.0", StorageAccess.oss(URI.create("https://o.com"), temporary)))
                .withMessageContaining("temporary access key");
    }

    @Test
    void neverShowsASecret() {
        assertThat(AccessClause.withBroker(Capabilities.of("3.1.5"), S3).toString())
                .doesNotContain("s3cr3t")
                .contains("\"aws.s3.secret_key\" = \"******\"");
        assertThat(S3.toString() + KEY).doesNotContain("s3cr3t");
    }

    @Test
    void writesAddressesAsEveryVersionReadsThem() {
        assertThat(AccessClause.uri(StorageUri.parse("s3://bkt/a/b.csv"))).isEqualTo("s3a://bkt/a/b.csv");
        assertThat(AccessClause.uri(StorageUri.parse("oss://bkt/a/"))).isEqualTo("oss://bkt/a/");
    }

    private static String clause(String version, StorageAccess access) {
        return AccessClause.withBroker(Capabilities.of(version), access).text();
    }
}

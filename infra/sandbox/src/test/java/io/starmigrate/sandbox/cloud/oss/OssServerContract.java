package io.starmigrate.sandbox.cloud.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.auth.DefaultCredentials;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUpload;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartSummary;
import com.aliyun.oss.model.UploadPartCopyRequest;
import com.aliyun.oss.model.UploadPartRequest;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Alibaba SDK finds at this server; the two kinds of signature are the two subclasses. */
abstract class OssServerContract {
    private static final CloudKey KEY = new CloudKey("LTAISANDBOX", "oss-secret");
    private static final int PART = 200 << 10;

    @TempDir
    Path directory;

    private final SignVersion version;
    private OssServer server;
    OSS client;

    OssServerContract(SignVersion version) {
        this.version = version;
    }

    @BeforeEach
    void start() {
        server = OssServer.start(directory, KEY, "cn-hangzhou", 0);
        client = client(KEY.id(), KEY.secret());
        client.createBucket("source");
    }

    @AfterEach
    void stop() {
        client.shutdown();
        server.close();
    }

    @Test
    void an_object_comes_back_with_its_bytes_type_and_metadata() throws Exception {
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentType("text/csv");
        metadata.addUserMetadata("source-etag", "ABC");
        String key = "a b+c/ü%2F=.csv";

        String etag = client.putObject("source", key, stream("hello"), metadata).getETag();

        assertThat(etag).isEqualTo("5D41402ABC4B2A76B9719D911017C592");
        ObjectMetadata head = client.getObjectMetadata("source", key);
        assertThat(head.getETag()).isEqualTo(etag);
        assertThat(head.getContentLength()).isEqualTo(5);
        assertThat(head.getContentType()).isEqualTo("text/csv");
        assertThat(head.getUserMetadata()).containsEntry("source-etag", "ABC");
        assertThat(text(new GetObjectRequest("source", key))).isEqualTo("hello");
        assertThat(directory.resolve("source").resolve(key)).hasContent("hello");
    }

    @Test
    void a_range_is_cut_out() throws Exception {
        client.putObject("source", "a", stream("0123456789"));

        assertThat(text(new GetObjectRequest("source", "a").withRange(2, 4))).isEqualTo("234");
    }

    @Test
    void an_object_with_another_entity_tag_is_not_sent() {
        client.putObject("source", "a", stream("0123456789"));
        GetObjectRequest request = new GetObjectRequest("source", "a");
        request.setMatchingETagConstraints(List.of("ANOTHER"));

        assertThatThrownBy(() -> text(request)).satisfies(refused("PreconditionFailed"));
    }

    @Test
    void listings_of_both_kinds_page_through_keys_and_folders_in_order() {
        for (String key : List.of("job/b/1", "job/a", "job/c", "job/b/2", "other")) {
            client.putObject("source", key, stream("x"));
        }
        ListObjectsRequest first = new ListObjectsRequest("source", "job/", null, "/", 2);
        ObjectListing page = client.listObjects(first);
        assertThat(page.getObjectSummaries())
                .extracting(OSSObjectSummary::getKey)
                .containsExactly("job/a");
        assertThat(page.getCommonPrefixes()).containsExactly("job/b/");
        assertThat(page.isTruncated()).isTrue();
        ObjectListing next = client.listObjects(first.withMarker(page.getNextMarker()));
        assertThat(next.getObjectSummaries())
                .extracting(OSSObjectSummary::getKey)
                .containsExactly("job/c");
        assertThat(next.isTruncated()).isFalse();

        ListObjectsV2Request byToken =
                new ListObjectsV2Request("source").withPrefix("job/").withMaxKeys(3);
        ListObjectsV2Result one = client.listObjectsV2(byToken);
        assertThat(one.getObjectSummaries())
                .extracting(OSSObjectSummary::getKey)
                .containsExactly("job/a", "job/b/1", "job/b/2");
        ListObjectsV2Result two = client.listObjectsV2(byToken.withContinuationToken(one.getNextContinuationToken()));
        assertThat(two.getObjectSummaries())
                .extracting(OSSObjectSummary::getKey)
                .containsExactly("job/c");
    }

    @Test
    void parts_become_an_object_in_the_order_of_their_numbers() throws Exception {
        byte[] bytes = new byte[2 * PART + 7];
        new Random(7).nextBytes(bytes);
        InitiateMultipartUploadRequest begin = new InitiateMultipartUploadRequest("source", "big");
        begin.setObjectMetadata(new ObjectMetadata());
        begin.getObjectMetadata().addUserMetadata("k", "v");
        String id = client.initiateMultipartUpload(begin).getUploadId();

        PartETag second = part(id, 2, bytes, PART, PART);
        PartETag third = part(id, 3, bytes, 2 * PART, 7);
        PartETag first = part(id, 1, bytes, 0, PART);
        assertThat(client.listParts(new ListPartsRequest("source", "big", id)).getParts())
                .extracting(PartSummary::getSize)
                .containsExactly((long) PART, (long) PART, 7L);
        String etag = client.completeMultipartUpload(
                        new CompleteMultipartUploadRequest("source", "big", id, Arrays.asList(first, second, third)))
                .getETag();

        assertThat(etag).endsWith("-3");
        try (InputStream content = client.getObject("source", "big").getObjectContent()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(client.getObjectMetadata("source", "big").getUserMetadata()).containsEntry("k", "v");
        assertThat(client.listMultipartUploads(new ListMultipartUploadsRequest("source"))
                        .getMultipartUploads())
                .isEmpty();
    }

    @Test
    void an_upload_under_way_is_listed_until_it_is_aborted() {
        String id = client.initiateMultipartUpload(new InitiateMultipartUploadRequest("source", "big"))
                .getUploadId();
        part(id, 1, new byte[PART], 0, PART);

        ListMultipartUploadsRequest list = new ListMultipartUploadsRequest("source");
        list.setPrefix("big");
        assertThat(client.listMultipartUploads(list).getMultipartUploads())
                .extracting(MultipartUpload::getUploadId)
                .containsExactly(id);
        client.abortMultipartUpload(new AbortMultipartUploadRequest("source", "big", id));
        assertThat(client.listMultipartUploads(list).getMultipartUploads()).isEmpty();
        assertThatThrownBy(() -> client.listParts(new ListPartsRequest("source", "big", id)))
                .satisfies(refused("NoSuchUpload"));
    }

    @Test
    void objects_and_ranges_are_copied_on_the_server() throws Exception {
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.addUserMetadata("k", "v");
        client.putObject("source", "a b", stream("0123456789"), metadata);
        client.copyObject("source", "a b", "source", "b");
        assertThat(text(new GetObjectRequest("source", "b"))).isEqualTo("0123456789");
        assertThat(client.getObjectMetadata("source", "b").getUserMetadata()).containsEntry("k", "v");

        String id = client.initiateMultipartUpload(new InitiateMultipartUploadRequest("source", "c"))
                .getUploadId();
        PartETag part = client.uploadPartCopy(new UploadPartCopyRequest("source", "a b", "source", "c", id, 1, 3L, 4L))
                .getPartETag();
        client.completeMultipartUpload(new CompleteMultipartUploadRequest("source", "c", id, Arrays.asList(part)));
        assertThat(text(new GetObjectRequest("source", "c"))).isEqualTo("3456");
    }

    @Test
    void objects_are_deleted_one_by_one_and_many_at_once() {
        for (String key : List.of("a", "b c", "d&e")) {
            client.putObject("source", key, stream("x"));
        }
        client.deleteObject("source", "a");
        client.deleteObject("source", "a");
        List<String> deleted = client.deleteObjects(
                        new DeleteObjectsRequest("source").withKeys(Arrays.asList("b c", "d&e")))
                .getDeletedObjects();

        assertThat(deleted).containsExactly("b c", "d&e");
        assertThat(client.listObjects("source").getObjectSummaries()).isEmpty();
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> client.getObject("source", "absent")).satisfies(refused("NoSuchKey"));
        assertThatThrownBy(() -> client.putObject("absent", "a", stream("x"))).satisfies(refused("NoSuchBucket"));
        assertThat(client.doesBucketExist("absent")).isFalse();
    }

    @Test
    void a_wrong_secret_an_unknown_key_and_a_token_are_refused() {
        assertThatThrownBy(() -> client(KEY.id(), "wrong").listObjects("source"))
                .satisfies(refused("SignatureDoesNotMatch"));
        assertThatThrownBy(() -> client("nobody", KEY.secret()).listObjects("source"))
                .satisfies(refused("InvalidAccessKeyId"));
        assertThatThrownBy(() -> client(new DefaultCredentials(KEY.id(), KEY.secret(), "token"))
                        .listObjects("source"))
                .satisfies(refused("InvalidSecurityToken"));
    }

    @Test
    void an_operation_it_does_not_know_is_refused_by_name() {
        assertThatThrownBy(() -> client.getBucketLifecycle("source"))
                .satisfies(refused("NotImplemented"))
                .hasMessageContaining("GET ?lifecycle on a bucket");
        assertThatThrownBy(
                        () -> client.appendObject(new AppendObjectRequest("source", "a", stream("x")).withPosition(0L)))
                .satisfies(refused("NotImplemented"))
                .hasMessageContaining("POST ?append&position on an object");
    }

    @Test
    void a_key_that_would_leave_its_bucket_is_refused() {
        assertThatThrownBy(() -> client.putObject("source", "a/../../other/x", stream("x")))
                .satisfies(refused("InvalidObjectName"));
    }

    @Test
    void a_file_put_there_by_hand_is_an_object() throws Exception {
        Files.writeString(directory.resolve("source/by-hand"), "hello");

        assertThat(client.getObjectMetadata("source", "by-hand").getETag())
                .isEqualTo("5D41402ABC4B2A76B9719D911017C592");
    }

    private PartETag part(String id, int number, byte[] bytes, int offset, int length) {
        InputStream content = new ByteArrayInputStream(bytes, offset, length);
        return client.uploadPart(new UploadPartRequest("source", "big", id, number, content, length))
                .getPartETag();
    }

    private String text(GetObjectRequest request) throws Exception {
        try (InputStream content = client.getObject(request).getObjectContent()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private OSS client(String id, String secret) {
        return client(new DefaultCredentials(id, secret));
    }

    private OSS client(Credentials credentials) {
        ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
        configuration.setSLDEnabled(true);
        configuration.setSignatureVersion(version);
        configuration.setMaxErrorRetry(0);
        return OSSClientBuilder.create()
                .endpoint(server.endpoint().toString())
                .region("cn-hangzhou")
                .credentialsProvider(new DefaultCredentialProvider(credentials))
                .clientConfiguration(configuration)
                .build();
    }
}

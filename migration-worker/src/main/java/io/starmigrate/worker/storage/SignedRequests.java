package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.StorageUri;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Makes requests of single objects and has them signed by the SDK's signer. The signature never covers the body itself,
 * neither at once nor in chunks, which some stores refuse; a body is covered by its {@code Content-MD5}, which is
 * signed. Safe for use by many threads.
 */
final class SignedRequests {
    private static final String BODY = "x-amz-content-sha256";
    private static final String NOT_SIGNED = "UNSIGNED-PAYLOAD";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Function<String, URL> addresses;
    private final Map<String, URL> buckets = new ConcurrentHashMap<>();

    /** @param addresses where a bucket's objects are, ending in a slash; asked once for each bucket */
    SignedRequests(AwsCredentialsProvider credentials, String region, Function<String, URL> addresses) {
        this.credentials = credentials;
        this.region = region;
        this.addresses = addresses;
    }

    /**
     * A request that can be sent for some minutes.
     *
     * @param query its query, encoded, in the order of names; empty for none
     */
    BasicClassicHttpRequest of(
            SdkHttpMethod method, StorageUri object, Map<String, String> query, Map<String, String> headers) {
        URL bucket = buckets.computeIfAbsent(object.bucket(), addresses);
        String path = bucket.getPath() + SdkHttpUtils.urlEncodeIgnoreSlashes(object.key());
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(method)
                .protocol(bucket.getProtocol())
                .host(bucket.getHost())
                .port(bucket.getPort() < 0 ? bucket.getDefaultPort() : bucket.getPort())
                .encodedPath(path)
                .putHeader(BODY, NOT_SIGNED);
        query.forEach(request::putRawQueryParameter);
        headers.forEach(request::putHeader);
        return sendable(signed(request.build()), host(bucket), path + text(query));
    }

    private SdkHttpRequest signed(SdkHttpFullRequest request) {
        return signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, false))
                .request();
    }

    private static BasicClassicHttpRequest sendable(SdkHttpRequest signed, HttpHost host, String path) {
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(signed.method().name(), host, path);
        signed.forEachHeader((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        return request;
    }

    private static HttpHost host(URL bucket) {
        return new HttpHost(bucket.getProtocol(), bucket.getHost(), bucket.getPort());
    }

    private static String text(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) ->
                text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(SdkHttpUtils.urlEncode(value)));
        return text.toString();
    }

    /** Where requests of a bucket go. */
    HttpHost host(StorageUri object) {
        return host(buckets.computeIfAbsent(object.bucket(), addresses));
    }
}

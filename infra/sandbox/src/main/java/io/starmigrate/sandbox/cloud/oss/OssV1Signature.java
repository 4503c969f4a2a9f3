package io.starmigrate.sandbox.cloud.oss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OSS signature version 1: HMAC-SHA1 over headers and resource, in the Authorization header or in the query. */
final class OssV1Signature {
    // The sub-resources and parameters that OSS counts in, among them those this server goes on to refuse by name.
    private static final Set<String> SIGNED_PARAMETERS = Set.of("""
            accessPoint accessPointPolicy acl append asyncFetch bucketArchiveDirectRead bucketInfo callback
            callback-var cname comp continuation-token cors delete encryption endTime httpsConfig img
            inventory inventoryId lifecycle live location logging metaQuery objectMeta partNumber policy
            policyStatus position processConfiguration publicAccessBlock qos qosInfo redundancyTransition
            referer regionList replication replicationLocation replicationProgress requestPayment
            resourceGroup response-cache-control response-content-disposition response-content-encoding
            response-content-language response-content-type response-expires restore seal security-token
            sequential startTime stat status style styleName symlink tagging transferAcceleration udf
            udfApplication udfApplicationLog udfImage udfImageDesc udfName uploadId uploads versionId
            versioning versions vip vod vpcip website worm wormExtend wormId x-oss-ac-forward-allow x-oss-
            ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id x-oss-async-process x-oss-delete x-oss-dir
            x-oss-process x-oss-redundancy-transition-taskid x-oss-rename x-oss-request-payer x-oss-target-
            redundancy-type x-oss-traffic-limit x-oss-write-get-object-response
            """.strip().split("\\s+"));

    private OssV1Signature() {}

    static boolean claims(OssRequest request) {
        String authorization = request.header("authorization");
        return authorization == null ? request.has("OSSAccessKeyId") : authorization.startsWith("OSS ");
    }

    static Signature read(OssRequest request) {
        String authorization = request.header("authorization");
        if (authorization == null) {
            return new Signature(
                    text(request.parameter("OSSAccessKeyId")),
                    text(request.parameter("Signature")),
                    text(request.parameter("Expires")));
        }
        String[] parts = authorization.substring("OSS ".length()).split(":", 2);
        if (parts.length != 2) {
            throw Signature.malformed("the Authorization header is not \"OSS key:signature\"");
        }
        return new Signature(parts[0], parts[1], text(request.header("date")));
    }

    static String expected(OssRequest request, Signature signature, String secret) {
        String text = request.method() + "\n" + text(request.header("content-md5")) + "\n"
                + text(request.header("content-type")) + "\n" + signature.date() + "\n" + headers(request)
                + resource(request);
        byte[] signed = Signing.hmac("HmacSHA1", secret.getBytes(StandardCharsets.UTF_8), text);
        return Base64.getEncoder().encodeToString(signed);
    }

    private static String headers(OssRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-oss-"))
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String resource(OssRequest request) {
        String path = request.bucket().isEmpty() ? "/" : "/" + request.bucket() + "/" + request.key();
        Map<String, String> signed = new TreeMap<>(request.query());
        signed.keySet().retainAll(SIGNED_PARAMETERS);
        String query = signed.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : "=" + e.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

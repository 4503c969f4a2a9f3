package io.starmigrate.sandbox.cloud.oss;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS signature version 4, which OSS accepts from S3 clients, in the Authorization header or in the query. Like OSS, it
 * does not accept bodies in signed chunks.
 */
final class AwsV4Signature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=(?<key>[^/]+)/(?<scope>[^,]+), ?SignedHeaders=(?<headers>[^,]+)"
            + ", ?Signature=(?<signature>[0-9a-f]{64})");

    private final String key;
    private final String scope;
    private final String headers;
    private final String signature;

    private AwsV4Signature(String key, String scope, String headers, String signature) {
        this.key = key;
        this.scope = scope;
        this.headers = headers;
        this.signature = signature;
    }

    static boolean claims(OssRequest request) {
        String authorization = request.header("authorization");
        return authorization == null ? request.has("X-Amz-Signature") : authorization.startsWith(ALGORITHM);
    }

    static Signature read(OssRequest request) {
        AwsV4Signature parts = parts(request);
        String date = inQuery(request) ? request.parameter("X-Amz-Date") : request.header("x-amz-date");
        return new Signature(parts.key, parts.signature, date == null ? "" : date);
    }

    static String expected(OssRequest request, Signature signature, String secret) {
        AwsV4Signature parts = parts(request);
        String text = ALGORITHM + "\n" + signature.date() + "\n" + parts.scope + "\n"
                + Signing.sha256(parts.canonical(request));
        return Signing.version4("AWS4" + secret, parts.scope.split("/"), text);
    }

    private String canonical(OssRequest request) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.remove("X-Amz-Signature");
        StringBuilder signed = new StringBuilder();
        for (String name : headers.split(";")) {
            String value = request.headers().getOrDefault(name, "");
            signed.append(name).append(':').append(value.replaceAll(" +", " ")).append('\n');
        }
        String path = Signing.encode(OssRequest.decodePath(request.rawPath())).replace("%2F", "/");
        return request.method() + "\n" + path + "\n" + Signing.canonicalQuery(query, "=") + "\n" + signed + "\n"
                + headers + "\n" + payload(request);
    }

    private static String payload(OssRequest request) {
        String hash = request.headers().getOrDefault("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        if (hash.startsWith("STREAMING-")) {
            throw OssException.invalid(
                    "aws-chunked encoding is not supported with the specified x-amz-content-sha256 value: " + hash);
        }
        return hash;
    }

    private static AwsV4Signature parts(OssRequest request) {
        Map<String, String> query = request.query();
        if (inQuery(request)) {
            String[] credential = query.getOrDefault("X-Amz-Credential", "").split("/", 2);
            if (credential.length != 2) {
                throw Signature.malformed("X-Amz-Credential is no key and scope");
            }
            return new AwsV4Signature(
                    credential[0],
                    credential[1],
                    query.getOrDefault("X-Amz-SignedHeaders", ""),
                    query.getOrDefault("X-Amz-Signature", ""));
        }
        Matcher parts = AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", ""));
        if (!parts.matches()) {
            throw Signature.malformed("the Authorization header is no " + ALGORITHM);
        }
        return new AwsV4Signature(
                parts.group("key"), parts.group("scope"), parts.group("headers"), parts.group("signature"));
    }

    private static boolean inQuery(OssRequest request) {
        return request.header("authorization") == null;
    }
}

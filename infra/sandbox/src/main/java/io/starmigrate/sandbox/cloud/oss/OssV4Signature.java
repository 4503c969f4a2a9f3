package io.starmigrate.sandbox.cloud.oss;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OSS signature version 4 (OSS4-HMAC-SHA256), in the Authorization header. */
final class OssV4Signature {
    private static final String ALGORITHM = "OSS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=(?<key>[^/]+)/(?<scope>[^,]+)(?:, ?AdditionalHeaders=(?<more>[^,]*))?"
            + ", ?Signature=(?<signature>[0-9a-f]{64})");

    private OssV4Signature() {}

    static boolean claims(OssRequest request) {
        String authorization = request.header("authorization");
        return authorization != null && authorization.startsWith(ALGORITHM);
    }

    static Signature read(OssRequest request) {
        Matcher parts = parts(request);
        String date = request.header("x-oss-date");
        return new Signature(parts.group("key"), parts.group("signature"), date == null ? "" : date);
    }

    static String expected(OssRequest request, Signature signature, String secret) {
        Matcher parts = parts(request);
        String more = parts.group("more");
        String scope = parts.group("scope");
        String text = ALGORITHM + "\n" + signature.date() + "\n" + scope + "\n"
                + Signing.sha256(canonical(request, more == null ? "" : more));
        return Signing.version4("aliyun_v4" + secret, scope.split("/"), text);
    }

    private static String canonical(OssRequest request, String more) {
        Set<String> additional = more.isEmpty() ? Set.of() : new TreeSet<>(Set.of(more.split(";")));
        StringBuilder headers = new StringBuilder();
        request.headers().forEach((name, value) -> {
            if (name.equals("content-type")
                    || name.equals("content-md5")
                    || name.startsWith("x-oss-")
                    || additional.contains(name)) {
                headers.append(name).append(':').append(value).append('\n');
            }
        });
        String payload = request.header("x-oss-content-sha256");
        return request.method() + "\n" + resource(request) + "\n"
                + Signing.canonicalQuery(request.query(), "") + "\n" + headers + "\n" + more + "\n"
                + (payload == null ? "" : payload);
    }

    // The bucket takes part even where the client names it in the host.
    private static String resource(OssRequest request) {
        if (request.bucket().isEmpty()) {
            return "/";
        }
        return "/" + request.bucket() + "/" + Signing.encode(request.key()).replace("%2F", "/");
    }

    private static Matcher parts(OssRequest request) {
        @Nullable String authorization = request.header("authorization");
        Matcher parts = AUTHORIZATION.matcher(authorization == null ? "" : authorization);
        if (!parts.matches()) {
            throw Signature.malformed("the Authorization header is no " + ALGORITHM);
        }
        return parts;
    }
}

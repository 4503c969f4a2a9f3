package io.starmigrate.sandbox.cloud.oss;

import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Lets requests in that were signed with the one key, a short while ago. */
final class Gate {
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final CloudKey key;
    private final InstantSource clock;

    Gate(CloudKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    void check(OssRequest request) {
        if (request.header("x-oss-security-token") != null || request.header("x-amz-security-token") != null) {
            throw new OssException(
                    403,
                    "InvalidSecurityToken",
                    "This server issues no security tokens and accepts none; sign with its access key");
        }
        if (OssV4Signature.claims(request)) {
            Signature signature = OssV4Signature.read(request);
            admit(signature, OssV4Signature.expected(request, signature, key.secret()));
            requireRecent(Instant.from(parse(BASIC, signature.date())));
        } else if (OssV1Signature.claims(request)) {
            Signature signature = OssV1Signature.read(request);
            admit(signature, OssV1Signature.expected(request, signature, key.secret()));
            requireRecentOrUnexpired(signature.date());
        } else if (AwsV4Signature.claims(request)) {
            Signature signature = AwsV4Signature.read(request);
            admit(signature, AwsV4Signature.expected(request, signature, key.secret()));
            requireValid(Instant.from(parse(BASIC, signature.date())), request.number("X-Amz-Expires", 0));
        } else {
            throw new OssException(
                    403,
                    "AccessDenied",
                    "The request is not signed in a way this server knows: OSS version 1 or 4, or AWS version 4");
        }
    }

    private void admit(Signature signature, String expected) {
        if (!signature.accessKey().equals(key.id())) {
            throw new OssException(
                    403,
                    "InvalidAccessKeyId",
                    "The OSS Access Key Id you provided does not exist in our records: " + signature.accessKey());
        }
        if (!Signing.same(expected, signature.given())) {
            throw new OssException(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. "
                            + "Check your key and signing method.");
        }
    }

    private void requireRecentOrUnexpired(String date) {
        if (date.matches("\\d+")) {
            requireUnexpired(Instant.ofEpochSecond(Long.parseLong(date)));
        } else {
            requireRecent(ZonedDateTime.from(parse(DateTimeFormatter.RFC_1123_DATE_TIME, date))
                    .toInstant());
        }
    }

    private void requireValid(Instant signed, int seconds) {
        if (seconds > 0) {
            requireUnexpired(signed.plusSeconds(seconds));
        } else {
            requireRecent(signed);
        }
    }

    private void requireUnexpired(Instant end) {
        if (clock.instant().isAfter(end)) {
            throw new OssException(403, "AccessDenied", "Request has expired at " + end);
        }
    }

    private void requireRecent(Instant signed) {
        if (Duration.between(signed, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new OssException(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time " + signed + " and the current time is too large.");
        }
    }

    private static java.time.temporal.TemporalAccessor parse(DateTimeFormatter format, String date) {
        try {
            return format.parse(date);
        } catch (DateTimeException e) {
            throw new OssException(403, "AccessDenied", "The request carries no valid date: \"" + date + "\"");
        }
    }
}

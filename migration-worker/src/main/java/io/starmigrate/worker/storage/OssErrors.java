package io.starmigrate.worker.storage;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.ServiceException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The one place where the Alibaba SDK's exceptions become ours. */
final class OssErrors {
    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("NoSuchBucket", Reason.NO_BUCKET),
            Map.entry("NoSuchKey", Reason.NO_OBJECT),
            Map.entry("NoSuchUpload", Reason.NO_OBJECT),
            Map.entry("PreconditionFailed", Reason.CHANGED),
            Map.entry("InvalidObjectState", Reason.ARCHIVED),
            Map.entry("EntityTooLarge", Reason.TOO_LARGE),
            Map.entry("AccessDenied", Reason.DENIED),
            Map.entry("InvalidAccessKeyId", Reason.DENIED),
            Map.entry("InvalidSecurityToken", Reason.DENIED),
            Map.entry("RequestTimeTooSkewed", Reason.DENIED),
            Map.entry("SecurityTokenExpired", Reason.DENIED),
            Map.entry("SignatureDoesNotMatch", Reason.DENIED),
            Map.entry("UserDisable", Reason.DENIED),
            Map.entry("DownloadTrafficRateLimitExceeded", Reason.BUSY),
            Map.entry("InternalError", Reason.BUSY),
            Map.entry("QpsLimitExceeded", Reason.BUSY),
            Map.entry("RequestTimeout", Reason.BUSY),
            Map.entry("ServiceUnavailable", Reason.BUSY),
            Map.entry("SlowDown", Reason.BUSY),
            Map.entry("TotalQpsLimitExceeded", Reason.BUSY),
            Map.entry("UploadTrafficRateLimitExceeded", Reason.BUSY));
    private static final Set<String> SLOW_DOWN = Set.of(
            "DownloadTrafficRateLimitExceeded",
            "QpsLimitExceeded",
            "ServiceUnavailable",
            "SlowDown",
            "TotalQpsLimitExceeded",
            "UploadTrafficRateLimitExceeded");

    private final Refusals refusals;

    OssErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Whether OSS asks to be sent less. */
    static boolean isSlowDown(Exception failure) {
        return failure instanceof OSSException refused && SLOW_DOWN.contains(refused.getErrorCode());
    }

    <T> T call(String operation, StorageUri object, Supplier<T> request) {
        try {
            return refusals.pace().of(request, OssErrors::isSlowDown);
        } catch (InterruptedException e) {
            throw refusals.interrupted(operation, object, e);
        } catch (OSSException e) {
            String found = e.getErrorCode() + " " + e.getErrorMessage();
            if (isSlowDown(e)) {
                throw refusals.slowDown(operation, object, found, e);
            }
            throw refusals.of(REASONS.getOrDefault(e.getErrorCode(), Reason.REFUSED), operation, object, found, e);
        } catch (InconsistentException e) {
            throw refusals.of(Reason.UNREACHABLE, operation, object, "the content was damaged on its way", e);
        } catch (ServiceException | ClientException e) {
            throw refusals.of(Reason.UNREACHABLE, operation, object, String.valueOf(e.getMessage()), e);
        }
    }
}

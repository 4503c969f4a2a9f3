package io.starmigrate.worker.storage;

import com.aliyun.oss.ClientErrorCode;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK sends again: what was cut off on its way, and what OSS fails at. Its own ones also do so of what OSS
 * refuses because it is sent too much, each for itself; {@link StorePace} does that for all requests together.
 */
final class OssRetries extends RetryStrategy {
    private static final Set<String> CUT_OFF = Set.of(
            ClientErrorCode.CONNECTION_TIMEOUT,
            ClientErrorCode.SOCKET_TIMEOUT,
            ClientErrorCode.CONNECTION_REFUSED,
            ClientErrorCode.UNKNOWN_HOST,
            ClientErrorCode.SOCKET_EXCEPTION,
            ClientErrorCode.SSL_EXCEPTION);
    private static final Set<Integer> FAILED = Set.of(500, 502, 503);

    @Override
    public boolean shouldRetry(
            Exception failure, RequestMessage request, @Nullable ResponseMessage answer, int retries) {
        if (failure instanceof ClientException cut && CUT_OFF.contains(cut.getErrorCode())) {
            return true;
        }
        return answer != null
                && FAILED.contains(answer.getStatusCode())
                && !OssErrors.isSlowDown(failure)
                && !isUnreadable(failure);
    }

    private static boolean isUnreadable(Exception failure) {
        return failure instanceof OSSException e && OSSErrorCode.INVALID_RESPONSE.equals(e.getErrorCode());
    }
}

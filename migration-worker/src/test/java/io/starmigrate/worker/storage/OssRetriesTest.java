package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.oss.ClientErrorCode;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssRetriesTest {
    private static final RequestMessage REQUEST = new RequestMessage("bucket", "key");

    private final OssRetries retries = new OssRetries();

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, true",
        "502, BadGateway, true",
        "503, Unforeseen, true",
        "503, SlowDown, false",
        "503, ServiceUnavailable, false",
        "503, QpsLimitExceeded, false",
        "503, TotalQpsLimitExceeded, false",
        "503, UploadTrafficRateLimitExceeded, false",
        "503, DownloadTrafficRateLimitExceeded, false",
        "500, InvalidResponse, false",
        "403, AccessDenied, false"
    })
    void what_oss_refuses_as_too_much_is_left_to_the_pace_of_all(int status, String code, boolean isRepeated) {
        OSSException refused = new OSSException("refused", code, "request", "host", "", "", "PUT");
        ResponseMessage answer = new ResponseMessage(null);
        answer.setStatusCode(status);

        assertThat(retries.shouldRetry(refused, REQUEST, answer, 1)).isEqualTo(isRepeated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ClientErrorCode.CONNECTION_TIMEOUT,
                ClientErrorCode.SOCKET_TIMEOUT,
                ClientErrorCode.CONNECTION_REFUSED,
                ClientErrorCode.UNKNOWN_HOST,
                ClientErrorCode.SOCKET_EXCEPTION,
                ClientErrorCode.SSL_EXCEPTION
            })
    void what_was_cut_off_is_sent_again(String code) {
        assertThat(retries.shouldRetry(new ClientException("cut off", code, "request"), REQUEST, null, 1))
                .isTrue();
        assertThat(retries.shouldRetry(
                        new ClientException("read once", ClientErrorCode.NONREPEATABLE_REQUEST, "request"),
                        REQUEST,
                        null,
                        1))
                .isFalse();
    }
}

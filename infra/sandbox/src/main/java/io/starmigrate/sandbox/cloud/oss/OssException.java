package io.starmigrate.sandbox.cloud.oss;

/** A request that OSS answers with an error document: HTTP status, OSS's error code, and a sentence. */
final class OssException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    OssException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static OssException noSuchBucket(String bucket) {
        return new OssException(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
    }

    static OssException noSuchKey(String key) {
        return new OssException(404, "NoSuchKey", "The specified key does not exist: " + key);
    }

    static OssException noSuchUpload(String id) {
        return new OssException(404, "NoSuchUpload", "The specified upload does not exist: " + id);
    }

    static OssException invalid(String message) {
        return new OssException(400, "InvalidArgument", message);
    }

    static OssException precondition(String condition) {
        return new OssException(
                412, "PreconditionFailed", "At least one of the conditions you specified did not hold: " + condition);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}

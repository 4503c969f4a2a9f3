package io.starmigrate.sandbox.cloud.oss;

/**
 * What a request says of its signer, whichever way it was signed.
 *
 * @param accessKey whose key signed it
 * @param given the signature that came with it
 * @param date when it was signed, in the notation of its way
 */
record Signature(String accessKey, String given, String date) {
    static OssException malformed(String what) {
        return new OssException(400, "InvalidArgument", "The request's signature cannot be read: " + what);
    }
}

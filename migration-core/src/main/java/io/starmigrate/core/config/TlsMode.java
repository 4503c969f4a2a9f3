package io.starmigrate.core.config;

/** Whether the connection to a front end is encrypted; the constants are the {@code sslMode} values of Connector/J. */
public enum TlsMode {
    /** Never. */
    DISABLED,
    /** When the front end offers it; its certificate is not looked at. */
    PREFERRED,
    /** Always; the front end's certificate is not looked at. */
    REQUIRED,
    /** Always, and the certificate must come from a known authority. */
    VERIFY_CA,
    /** Always, and the certificate must come from a known authority and name the host. */
    VERIFY_IDENTITY
}

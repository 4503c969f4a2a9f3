package io.starmigrate.core.config;

/** Who brings the exported files from the source storage to the target storage. */
public enum RelayMode {
    /** The relay of this product. */
    BUILTIN,
    /** Data Transfer Hub, or anything else outside this product. */
    DTH,
    /** Nobody: both clusters use the same place. */
    NONE
}

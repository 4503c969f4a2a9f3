package io.starmigrate.core.check;

import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.text.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is thought of how files are packed, by what the target reads. Pure. */
public final class PackingCheck {
    /** What is looked at. */
    public static final String SUBJECT = "packed files";

    private PackingCheck() {}

    /** A line where a codec is named: what else decides asks the target itself. */
    public static List<CheckLine> of(RelayCompression compression, Capabilities target) {
        return named(compression).map(codec -> line(codec, target)).stream().toList();
    }

    /** The codec that is named outright; empty where none is. */
    public static Optional<Codec> named(RelayCompression compression) {
        return switch (compression) {
            case ZSTD -> Optional.of(Codec.ZSTD);
            case GZIP -> Optional.of(Codec.GZIP);
            case AUTO, NONE -> Optional.empty();
        };
    }

    private static CheckLine line(Codec codec, Capabilities target) {
        String setting = SettingName.RELAY_COMPRESSION + "=" + codec.name().toLowerCase(Locale.ROOT);
        String cluster = "the target StarRocks " + target.version();
        if (codec.isReadBy(target)) {
            return CheckLine.ok(SUBJECT, setting + ": " + cluster + " reads " + codec.suffix());
        }
        String other = Codec.GZIP.isReadBy(target) ? "gzip" : "none";
        return CheckLine.failed(
                SUBJECT,
                setting + ": " + cluster + " reads no " + codec.suffix(),
                "set auto or " + other + "; until then files are packed as by auto");
    }
}

package io.starmigrate.core.check;

import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import java.util.List;

/** What is thought of the way tables are to leave the source. Pure. */
public final class UnloadCheck {
    /** What is looked at. */
    public static final String SUBJECT = "way out of the source";

    private UnloadCheck() {}

    /** A line where one way is preferred. */
    public static List<CheckLine> of(Unload wish, Capabilities source) {
        if (wish == Unload.AUTO) {
            return List.of();
        }
        String found = SettingName.UNLOAD + "=parquet: the source StarRocks " + source.version();
        return List.of(
                source.has(Capability.FILES_UNLOAD)
                        ? CheckLine.ok(SUBJECT, found + " writes Parquet")
                        : CheckLine.failed(
                                SUBJECT,
                                found + " writes no Parquet; INSERT INTO FILES came with "
                                        + Capability.FILES_UNLOAD.since(),
                                "set auto, and " + SettingName.RELAY_COMPRESSION
                                        + " to pack CSV on its way; until then tables go as CSV"));
    }
}

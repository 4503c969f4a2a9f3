package io.starmigrate.standin.load;

import io.starmigrate.standin.Personality;
import java.util.List;
import java.util.stream.Collectors;

/** Messages of loads whose wording changed between versions. */
final class LoadTexts {
    private LoadTexts() {}

    static String noFiles(Personality personality, List<FileGroup> groups) {
        String paths = groups.stream().flatMap(group -> group.paths().stream()).collect(Collectors.joining(", "));
        if (!personality.atLeast(3, 1)) {
            return "No source file in this table(" + groups.get(0).table().name() + ").";
        }
        String text = "No files were found matching the pattern(s) or path(s): '" + paths + "'";
        return personality.atLeast(3, 2)
                ? text + ". You should check whether there are files under the path, and make sure the process has the"
                        + " permission to access the path"
                : text;
    }

    static String quality(Personality personality) {
        return personality.atLeast(2, 5)
                ? "quality issues with ingested data, please check trackingSQL for" + " details"
                : "quality not good enough to cancel";
    }

    static String empty(Personality personality) {
        return personality.atLeast(3, 1)
                ? "No partitions have data available for loading. If you are sure there may be no data to be loaded, you can"
                        + " use `ADMIN SET FRONTEND CONFIG ('empty_load_as_error' = 'false')` to ensure such load jobs can"
                        + " succeed"
                : "all partitions have no load data";
    }
}

package io.starmigrate.core.config;

import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything found in one reading of a configuration, in the order of the lines.
 *
 * @param errors what must be put right before anything runs
 * @param warnings what is accepted and worth knowing
 */
public record ConfigReport(List<ConfigProblem> errors, List<ConfigProblem> warnings) {
    public ConfigReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** All errors as lines of text, the first line saying how many there are. */
    public String text() {
        String count = Units.counted(errors.size(), "problem");
        return errors.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", "Cannot use the configuration: " + count + " found", ""));
    }
}

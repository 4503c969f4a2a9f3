package io.starmigrate.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what one reading of a configuration finds. Used from one thread. */
final class ConfigProblems {
    // What has no line, a missing key or an environment variable, comes after what has one.
    private static final Comparator<ConfigProblem> BY_LINE = Comparator.comparingInt(problem ->
            problem.origin().line() == 0 ? Integer.MAX_VALUE : problem.origin().line());

    private final List<ConfigProblem> errors = new ArrayList<>();
    private final List<ConfigProblem> warnings = new ArrayList<>();

    void error(ConfigProblem problem) {
        errors.add(problem);
    }

    void error(Setting setting, String rule, String fix) {
        errors.add(new ConfigProblem(setting.origin(), setting.key(), rule, fix));
    }

    void warning(Setting setting, String rule, String fix) {
        warnings.add(new ConfigProblem(setting.origin(), setting.key(), rule, fix));
    }

    ConfigReport report() {
        return new ConfigReport(
                errors.stream().sorted(BY_LINE).toList(),
                warnings.stream().sorted(BY_LINE).toList());
    }
}

package io.starmigrate.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A configuration cannot be used. The message is the whole report, one line for each problem. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ConfigReport report;

    ConfigException(ConfigReport report) {
        super(report.text());
        this.report = report;
    }

    /** All that was found. */
    public ConfigReport report() {
        return report;
    }

    /** The same, with each problem as its reader knows it: settings may come of another place than a configuration. */
    public ConfigException told(UnaryOperator<ConfigProblem> otherwise) {
        return new ConfigException(new ConfigReport(
                report.errors().stream().map(otherwise).toList(),
                report.warnings().stream().map(otherwise).toList()));
    }

    /** What is wrong in this configuration and in another. */
    public ConfigException and(ConfigException other) {
        List<ConfigProblem> errors = new ArrayList<>(report.errors());
        errors.addAll(other.report.errors());
        List<ConfigProblem> warnings = new ArrayList<>(report.warnings());
        warnings.addAll(other.report.warnings());
        return new ConfigException(new ConfigReport(errors, warnings));
    }
}

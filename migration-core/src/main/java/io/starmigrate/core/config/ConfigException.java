package io.starmigrate.core.config;

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
}

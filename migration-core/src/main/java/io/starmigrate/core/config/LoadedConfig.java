package io.starmigrate.core.config;

import java.util.List;

/**
 * A configuration that can be used.
 *
 * @param config the configuration
 * @param warnings what was accepted and is worth knowing, in the order of the lines
 */
public record LoadedConfig(MigrationConfig config, List<ConfigProblem> warnings) {
    public LoadedConfig {
        warnings = List.copyOf(warnings);
    }
}

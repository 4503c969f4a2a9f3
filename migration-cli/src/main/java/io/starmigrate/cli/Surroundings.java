package io.starmigrate.cli;

import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.service.StopSignal;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param terminal where it writes to
 * @param environment the environment variables
 * @param stop how it hears that it should end
 */
public record Surroundings(Terminal terminal, Map<String, String> environment, StopSignal stop) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}

package io.starmigrate.core.config;

/**
 * Where a setting was read.
 *
 * @param place the file's name as it was given, or {@code environment}
 * @param line its line from 1; 0 when there is none, as for a missing key or an environment variable
 */
public record Origin(String place, int line) {
    static final Origin ENVIRONMENT = new Origin("environment", 0);

    @Override
    public String toString() {
        return line == 0 ? place : place + ":" + line;
    }
}

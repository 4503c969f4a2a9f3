package io.starmigrate.worker.plan;

import io.starmigrate.core.config.AwsConfig;

/**
 * What messages call the recorder.
 *
 * @param table to who works with it: "the recorder …"
 * @param installation to who works with another one
 */
public record RecorderName(String table, String installation) {
    /** Of a recorder that whoever embeds the worker has, under no name. */
    public static final RecorderName HANDED_IN = new RecorderName("that was handed in", "a program of its own");

    /** Of the recorder that is configured. */
    public static RecorderName of(AwsConfig aws) {
        return new RecorderName(aws.recorder(), aws.recorder() + " in " + aws.region());
    }
}

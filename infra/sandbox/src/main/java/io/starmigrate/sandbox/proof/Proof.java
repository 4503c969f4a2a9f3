package io.starmigrate.sandbox.proof;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.sandbox.world.World;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a job that has ended kept every promise: read from both clusters over plain JDBC, from the storages, the
 * recorder and the queue, without any of the worker's roles. To be used from one thread, while no worker runs.
 */
public final class Proof {
    private final World world;
    private final MigrationConfig config;

    /** @param config a configuration that reaches the world, without anything between them */
    public Proof(World world, MigrationConfig config) {
        this.world = world;
        this.config = config;
    }

    /**
     * What is wrong, in words; empty when nothing is.
     *
     * @param job the job that moved them
     * @param tables every table it moved, whole
     */
    public List<String> damages(String job, List<String> tables) throws SQLException {
        RecorderProof recorder = new RecorderProof(world.recorder());
        List<String> damages = new ArrayList<>(new TableProof(world).damages(tables));
        damages.addAll(recorder.damages(job));
        damages.addAll(new ObjectProof(world.recorder(), config).damages(job, recorder.tasks(job)));
        long dead = world.queue().depth().dead();
        if (dead > 0) {
            damages.add(dead + " messages are on the dead-letter queue");
        }
        return damages;
    }
}

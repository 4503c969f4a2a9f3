package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.version.Capabilities;

/**
 * Both clusters as a comparison looks at them.
 *
 * @param source the source
 * @param target the target
 * @param common what both can do
 */
public record ClusterViews(ClusterView source, ClusterView target, Capabilities common) implements AutoCloseable {
    @Override
    public void close() {
        source.close();
        target.close();
    }
}

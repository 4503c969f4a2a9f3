package io.starmigrate.worker.starrocks.measure;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many of a kind a cluster runs at once, as its front end is configured. Asked for seldom, as it seldom changes.
 * Safe for use by many threads.
 */
final class OwnLimit {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLimit.class);

    /** Each how many times it is wanted it is asked for: ten minutes, where a cluster is looked at every 15 s. */
    private static final int EVERY = 40;

    private final FrontEnds frontEnds;
    private final List<String> names;
    private final ToIntFunction<List<CatalogRow>> meaning;
    private int wanted;
    private int known;

    /**
     * @param names what is asked for
     * @param meaning what the answers come to; 0 where they tell nothing
     */
    OwnLimit(FrontEnds frontEnds, List<String> names, ToIntFunction<List<CatalogRow>> meaning) {
        this.frontEnds = frontEnds;
        this.names = names;
        this.meaning = meaning;
    }

    /** 0 where it is not told: a user needs OPERATE on the system, ADMIN before 3.0, to be shown it. */
    synchronized int value() {
        if (wanted++ % EVERY == 0) {
            try {
                List<CatalogRow> rows = new ArrayList<>();
                names.forEach(name -> rows.addAll(frontEnds.glance(ClusterQueries.frontendConfig(name))));
                known = meaning.applyAsInt(rows);
            } catch (ClusterException silent) {
                LOG.debug("{} are not shown: {}", names, silent.getMessage());
            }
        }
        return known;
    }
}

package io.starmigrate.worker.starrocks.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final Place PLACE = new Place("t", "p1");
    private static final StagingName NAME = new StagingName(new JobId("abcdefghij"), 1, 1, 7);
    private static final String OWN = NAME.temporaryPartition("p1");

    @Test
    void whatIsOfThePlacesOwnIsInItsWayWhateverItsBounds() {
        Leftovers leftovers = new Leftovers(List.of(temporary(OWN, 5), temporary(NAME.temporaryPartition("p2"), 6)));

        assertThat(leftovers.of(PLACE, bounds(1))).containsExactly(OWN);
    }

    @Test
    void whatHasThePlacesBoundsIsInItsWayWhateverItsName() {
        Leftovers leftovers = new Leftovers(List.of(temporary("x", 1), temporary("y", 2)));

        assertThat(leftovers.of(PLACE, bounds(1))).containsExactly("x");
    }

    @Test
    void whatOnlyEndsLikeOneOfThePlacesOwnIsNotInItsWay() {
        String alike = "other" + StagingName.endOfTemporaryPartition("p1");

        assertThat(new Leftovers(List.of(temporary(alike, 5))).of(PLACE, bounds(1)))
                .isEmpty();
    }

    private static CatalogPartition temporary(String name, int from) {
        return new CatalogPartition(name, List.of(new PhysicalPartition(from, 2, null, null)), bounds(from), 0, 0);
    }

    private static String bounds(int from) {
        return "[types: [INT]; keys: [" + from + "]; ..types: [INT]; keys: [" + (from + 1) + "]; )";
    }
}

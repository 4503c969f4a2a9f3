package io.starmigrate.simulation.load;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.repeatable.Chance;
import java.util.List;

/** Objects in the bucket, and elsewhere, that are none of the job's, or none of what its manifest lists. */
final class ForeignObjects {
    /** Of a job that shares bucket and queue. */
    static final PartitionTaskId OF_TWO = new PartitionTaskId(new PartitionId("two", "shop", "orders", "p1"), 1);

    private static final String HERE = Bench.ROOT.key() + "/job/shop/orders/p1/g1/a1/";
    private static final List<String> KEYS = List.of(
            "x",
            "elsewhere/job/shop/orders/p1/g1/a1/a.csv",
            Bench.ROOT.key() + "/readme.txt",
            Bench.ROOT.key() + "/job/od\u0003d.txt",
            Bench.ROOT.key() + "/job/shop/orders/p1/g1/a1",
            Bench.ROOT.key() + "//shop/orders/p1/g1/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p1/g01/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p!31/g1/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p!FF/g1/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p1/g2/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p1/g1/a7/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p8/g1/a1/a.csv",
            Bench.ROOT.key() + "/job/shop/orders/p!EF!BF!BE/g1/a1/a.csv",
            Bench.ROOT.key() + "/job/other/orders/p1/g999999999/a999999999/a.csv",
            Bench.ROOT.key() + "/gone/shop/orders/p1/g1/a1/a.csv",
            Bench.ROOT.key() + "/check-0unh5apxqk/check/canary/canary/g1/a1/put.csv",
            HERE,
            HERE + "_manifest.json",
            HERE + "s1t1/_manifest.json",
            HERE + "s1t1/half.csv",
            HERE + "deeper/still/a.csv",
            HERE + "__starrocks_export_tmp_1/a.csv",
            HERE + "foreign.csv",
            HERE + "od\u0003\n\t\u0000d.csv",
            HERE + "noncharacter\uFFFE.csv",
            HERE + "x".repeat(901),
            HERE + "表".repeat((1_024 - HERE.length()) / 3),
            "表".repeat(341) + "x");
    private static final List<Long> SIZES = List.of(0L, 5L, 5L << 40, (5L << 40) + 1, Long.MAX_VALUE);

    private final Chance chance;

    ForeignObjects(Chance chance) {
        this.chance = chance;
    }

    /** Tells of some of them, of one of another job, and what no object is spoken of in. */
    void told(StrangeQueue events) {
        for (int i = 0; i < chance.below(30); i++) {
            String bucket = chance.happens(0.9) ? Bench.ROOT.bucket() : "another";
            StorageUri object = new StorageUri(Bench.ROOT.kind(), bucket, chance.pick(KEYS));
            events.add(
                    switch (chance.below(4)) {
                        case 0 -> events.kinds.withoutSize(object, "e");
                        case 1 -> events.kinds.other(object);
                        default ->
                            events.kinds.created(object, chance.pick(SIZES), chance.happens(0.2) ? "\uFFFE" : "e");
                    });
        }
        events.add(events.kinds.created(new FileTaskId(OF_TWO, 1, "a.csv").below(Bench.ROOT), 5, "e"));
        for (int i = 0; i < chance.below(10); i++) {
            events.strange(events.kinds.unreadable());
            events.add(events.kinds.test());
        }
    }
}

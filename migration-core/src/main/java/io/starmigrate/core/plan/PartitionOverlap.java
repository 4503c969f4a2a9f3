package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.BoundValue;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import java.util.Collections;
import java.util.List;

/** Whether a row can belong into two partitions of different names. Pure. */
public final class PartitionOverlap {
    private PartitionOverlap() {}

    /** Whether one can, or nobody can tell. */
    public static boolean mayBe(PartitionBounds one, PartitionBounds other) {
        if (one instanceof PartitionBounds.Range left && other instanceof PartitionBounds.Range right) {
            return mayBeBelow(left.lower(), right.upper()) && mayBeBelow(right.lower(), left.upper());
        }
        if (one instanceof PartitionBounds.Values left && other instanceof PartitionBounds.Values right) {
            return !Collections.disjoint(left.items(), right.items());
        }
        return true;
    }

    /** Whether the first tuple is less than the second, or nobody can tell. */
    private static boolean mayBeBelow(List<BoundValue> one, List<BoundValue> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return mayBeBelow(one.get(i), other.get(i));
            }
        }
        return one.size() != other.size();
    }

    private static boolean mayBeBelow(BoundValue one, BoundValue other) {
        if (one.kind() == BoundValue.Kind.MAXVALUE || other.kind() == BoundValue.Kind.MAXVALUE) {
            return other.kind() == BoundValue.Kind.MAXVALUE;
        }
        PartitionValue left = PartitionValue.ofAnyText(one.text());
        PartitionValue right = PartitionValue.ofAnyText(other.text());
        return left.kind() != right.kind() || left.compareTo(right) < 0;
    }
}

package io.starmigrate.worker.api;

import io.starmigrate.worker.api.Operations.Effect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a schema migration.
 *
 * @param goal what is to be done
 * @param effect whether it is done
 * @param storageVolume the storage volume of a shared-data target's tables; null for its default
 * @param replicas the replicas of a shared-nothing target's tables; null for the source's, or its default
 * @param without properties that are not brought over
 */
public record SchemaRequest(
        Goal goal,
        Effect effect,
        @Nullable String storageVolume,
        @Nullable Integer replicas,
        Set<String> without) {
    /** What can be done. */
    public enum Goal {
        /** Tables and views are made, paused for the loading. */
        CREATE,
        /** What is paused is set back as the source has it. */
        RESTORE,
        /** What runs at the target is paused again, as far as a statement does. */
        PAUSE
    }

    public SchemaRequest {
        without = Set.copyOf(without);
    }

    /** With nothing decided but the goal. */
    public static SchemaRequest of(Goal goal, Effect effect) {
        return new SchemaRequest(goal, effect, null, null, Set.of());
    }

    /** Whether anything is to be changed. */
    public boolean isApplied() {
        return effect == Effect.APPLY;
    }
}

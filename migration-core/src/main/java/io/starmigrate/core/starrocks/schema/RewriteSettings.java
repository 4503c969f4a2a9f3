package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.text.Units;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about the target's tables. Immutable; {@link #of} leaves everything to the source's
 * definitions.
 */
public final class RewriteSettings {
    private static final int BUCKETS = 10;
    private static final Duration FURTHEST_ZONE = Duration.ofHours(14);

    /** As StarRocks takes times: a date alone is its midnight, and leading zeros are left to the writer. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("u-M-d[ H:m[:s]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT);

    private final Renames renames;
    private final Pausing pausing;
    private final Placement placement;
    private final Set<String> unwanted;
    private final @Nullable LocalDateTime now;

    private RewriteSettings(
            Renames renames, Pausing pausing, Placement placement, Set<String> unwanted, @Nullable LocalDateTime now) {
        this.renames = renames;
        this.pausing = pausing;
        this.placement = placement;
        this.unwanted = Set.copyOf(unwanted);
        this.now = now;
    }

    /** What becomes of properties that drop or make partitions, and of refreshes. */
    public enum Pausing {
        /** They are held back, because rows are yet to be loaded. */
        PAUSED,
        /** They are stated as the source has them. */
        RUNNING
    }

    /** These names; whatever drops or makes partitions is paused. */
    public static RewriteSettings of(Renames renames) {
        return new RewriteSettings(renames, Pausing.PAUSED, new Placement(null, null, null), Set.of(), null);
    }

    /** The same, with or without pauses. */
    public RewriteSettings with(Pausing other) {
        return new RewriteSettings(renames, other, placement, unwanted, now);
    }

    /** The same, with tables in this storage volume of a shared-data target. */
    public RewriteSettings withStorageVolume(String name) {
        return placed(new Placement(name, placement.replicas, placement.backends));
    }

    /**
     * The same, with this many replicas on a shared-nothing target.
     *
     * @param replicas from 1
     */
    public RewriteSettings withReplicas(int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException(
                    "Cannot keep " + Units.counted(replicas, "replica") + "; name a number from 1");
        }
        return placed(new Placement(placement.volume, replicas, placement.backends));
    }

    /**
     * The same, for a shared-nothing target with this many backends alive: it refuses to keep more replicas.
     *
     * @param backends from 1
     */
    public RewriteSettings withBackends(int backends) {
        return placed(new Placement(placement.volume, placement.replicas, backends));
    }

    /** The same, without these properties. */
    public RewriteSettings without(Set<String> properties) {
        return new RewriteSettings(renames, pausing, placement, properties, now);
    }

    /**
     * The same, for tables that are made at this time: what is over by then is left out.
     *
     * @param utc the time in UTC
     */
    public RewriteSettings at(LocalDateTime utc) {
        return new RewriteSettings(renames, pausing, placement, unwanted, utc);
    }

    private RewriteSettings placed(Placement other) {
        return new RewriteSettings(renames, pausing, other, unwanted, now);
    }

    /** The names. */
    public Renames renames() {
        return renames;
    }

    boolean isPaused() {
        return pausing == Pausing.PAUSED;
    }

    /** Whether a time of a cluster, whose zone is not known, is over or will be within hours; false for other texts. */
    boolean isOver(String time) {
        return soonest().isPresent()
                && time(time).filter(soonest().orElseThrow()::isAfter).isPresent();
    }

    /** The earliest time that is not over in any zone; empty where the time is not known. */
    Optional<LocalDateTime> soonest() {
        return Optional.ofNullable(now).map(utc -> utc.plus(FURTHEST_ZONE));
    }

    /** A time as clusters print it; empty for other texts. */
    static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replace('T', ' '), TIME));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    boolean isUnwanted(String property) {
        return unwanted.contains(property);
    }

    Optional<String> storageVolume() {
        return Optional.ofNullable(placement.volume);
    }

    OptionalInt replicas() {
        return placement.replicas == null ? OptionalInt.empty() : OptionalInt.of(placement.replicas);
    }

    OptionalInt backends() {
        return placement.backends == null ? OptionalInt.empty() : OptionalInt.of(placement.backends);
    }

    /** How many buckets a table gets that leaves their number to StarRocks, where that does not decide. */
    int buckets() {
        return BUCKETS;
    }

    private record Placement(
            @Nullable String volume,
            @Nullable Integer replicas,
            @Nullable Integer backends) {}
}

package io.starmigrate.core.task;

import io.starmigrate.core.storage.StorageUri;
import java.util.List;

/**
 * Small partitions of one table that travel together: one export writes the rows of all to the folder of one of them,
 * the carrier, whose manifest lists the files and whose loads bring them into the stagings of all. The others ride:
 * their manifests list no file. State, fingerprint, staging and publication are each member's own, and whoever is
 * parted from the group is exported alone.
 *
 * @param carrier whose files they are
 * @param pass the carrier's pass when they set out
 * @param folder the folder of the carrier's export
 * @param riders the others, as the carrier knows them; none in what a rider knows
 */
public record TravelGroup(Member carrier, int pass, StorageUri folder, List<Member> riders) {
    /** Longer lists make statements that nobody can read, and a failure costs each member an export of its own. */
    public static final int MOST = 100;

    public TravelGroup {
        riders = List.copyOf(riders);
    }

    /** One partition task of the table. */
    public record Member(String partition, int generation) {
        /** A task as a member. */
        public static Member of(PartitionTaskId id) {
            return new Member(id.partition().partition(), id.generation());
        }

        /** The task of this member, in the table of another. */
        public PartitionTaskId beside(PartitionTaskId other) {
            PartitionId known = other.partition();
            return new PartitionTaskId(
                    new PartitionId(known.job(), known.database(), known.table(), partition), generation);
        }
    }

    /** The group once it is known who rides. */
    public TravelGroup riddenBy(List<Member> members) {
        return new TravelGroup(carrier, pass, folder, members);
    }
}

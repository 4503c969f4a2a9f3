package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The partitions of one table of a job, in some sixty bytes each: a job may have a million. Each is made anew when it
 * is asked for. To be written by one thread, before others read.
 */
final class PackedPartitions {
    private static final int FIRST_BYTES = 256;
    private static final int FIRST_SLOTS = 16;
    private static final List<PartitionState> STATES = List.of(PartitionState.values());
    private static final int DROPPED = 1;
    private static final int EXPORTED = 2;
    private static final int ALONE = 4;
    private static final int STANDING = 8;

    private final String job;
    private final String database;
    private final String table;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;
    // Of where each begins, one more; 0 is nobody's. Never more than half of them are taken.
    private int[] slots = new int[FIRST_SLOTS];
    private int size;

    /** @param any one of the table's partitions */
    PackedPartitions(PartitionId any) {
        this.job = any.job();
        this.database = any.database();
        this.table = any.table();
    }

    /** Takes a partition in, unless a later task of it is known. */
    void learn(RecordedPartition partition) {
        int slot = slot(partition.id().partition().partition());
        if (slots[slot] == 0) {
            size++;
        } else if (!partition.isLaterThan(at(slots[slot] - 1))) {
            return;
        }
        slots[slot] = append(packed(partition)) + 1;
        if (size * 2 > slots.length) {
            spread();
        }
    }

    Optional<RecordedPartition> find(String partition) {
        int begin = slots[slot(partition)];
        return begin == 0 ? Optional.empty() : Optional.of(at(begin - 1));
    }

    Stream<RecordedPartition> all() {
        return IntStream.of(slots).filter(begin -> begin > 0).mapToObj(begin -> at(begin - 1));
    }

    int size() {
        return size;
    }

    /** Gives back what it holds for what has not come. */
    void trim() {
        bytes = Arrays.copyOf(bytes, end);
    }

    /** Where a partition is, or would be. */
    private int slot(String partition) {
        int slot = Math.floorMod(partition.hashCode() * 0x9E3779B9, slots.length);
        while (slots[slot] != 0 && !name(slots[slot] - 1).equals(partition)) {
            slot = (slot + 1) % slots.length;
        }
        return slot;
    }

    private void spread() {
        int[] before = slots;
        slots = new int[before.length * 2];
        IntStream.of(before).filter(begin -> begin > 0).forEach(begin -> slots[slot(name(begin - 1))] = begin);
    }

    private int append(byte[] packed) {
        if (end + packed.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(end, packed.length) + end / 2);
        }
        System.arraycopy(packed, 0, bytes, end, packed.length);
        int begin = end;
        end += packed.length;
        return begin;
    }

    private static byte[] packed(RecordedPartition partition) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(packed)) {
            data.writeUTF(partition.id().partition().partition());
            data.writeInt(partition.id().generation());
            data.writeByte(STATES.indexOf(partition.state()));
            data.writeLong(partition.version());
            data.writeByte(flags(partition));
            data.writeUTF(partition.standing().orElse(""));
            data.writeLong(partition.estimate().rows());
            data.writeLong(partition.estimate().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return packed.toByteArray();
    }

    private static int flags(RecordedPartition partition) {
        return (partition.isDropped() ? DROPPED : 0)
                | (partition.isExported() ? EXPORTED : 0)
                | (partition.isAlone() ? ALONE : 0)
                | (partition.standing().isPresent() ? STANDING : 0);
    }

    private DataInputStream data(int begin) {
        return new DataInputStream(new ByteArrayInputStream(bytes, begin, end - begin));
    }

    private String name(int begin) {
        try (DataInputStream data = data(begin)) {
            return data.readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be read", e);
        }
    }

    private RecordedPartition at(int begin) {
        try (DataInputStream data = data(begin)) {
            PartitionId partition = new PartitionId(job, database, table, data.readUTF());
            PartitionTaskId id = new PartitionTaskId(partition, data.readInt());
            PartitionState state = STATES.get(data.readByte());
            long version = data.readLong();
            int flags = data.readByte();
            String standing = data.readUTF();
            return new RecordedPartition(
                    id,
                    state,
                    version,
                    (flags & DROPPED) != 0,
                    (flags & EXPORTED) != 0,
                    (flags & ALONE) != 0,
                    (flags & STANDING) != 0 ? Optional.of(standing) : Optional.empty(),
                    new Estimate(data.readLong(), data.readLong()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be read", e);
        }
    }
}

package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.PackOrder;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What packing costs beyond its codec, between two stores in memory: no line, no disk. Then between two buckets of an
 * S3 server on the same processors: requests, digests and the server's own work are in that.
 */
@Command(
        name = "compress",
        mixinStandardHelpOptions = true,
        description =
                "Packs TPC-H lineitem as the relay does, beside the codec alone with as many threads as processors.")
final class CompressBench extends RelayBenches.Repeated {
    private static final StorageUri FROM = StorageUri.parse("s3://source/lineitem.csv");
    private static final StorageUri TO = StorageUri.parse("s3://target/");
    private static final double MEGA = 1e6;
    private static final Packing PACKING = new Packing(Codec.ZSTD, Packing.STANDARD_PIECE);
    private static final int LEVEL = 3;
    private static final int AT_ONCE = 32;

    @Option(names = "--megabytes", description = "Of CSV (default: ${DEFAULT-VALUE}).")
    int megabytes = 128;

    @Override
    void measure(ObjectNode result) throws IOException {
        byte[] rows = lineitem(megabytes << 20);
        try (ObjectStore source = new InMemoryObjectStore(Clock.systemUTC(), Set.of("source"));
                ObjectStore target = new InMemoryObjectStore(Clock.systemUTC(), Set.of("target"))) {
            inMemory(rows, source, target, result);
        }
        try (LocalStore server = new LocalStore("source", "target");
                ObjectStore source = server.open("source", AT_ONCE);
                ObjectStore target = server.open("target", AT_ONCE)) {
            ManifestFile file = stored(source, rows);
            double[] seconds = new double[runs];
            for (int run = -1; run < runs; run++) {
                long begun = System.nanoTime();
                var unused = packed(source, target, file);
                if (run >= 0) {
                    seconds[run] = (System.nanoTime() - begun) / 1e9;
                }
            }
            result.put("mb_per_second_s3", rounded(rows.length / MEGA / median(seconds)));
            result.put("bytes_compared_s3", compared(rows, target, file));
        }
    }

    private static ManifestFile stored(ObjectStore source, byte[] rows) {
        return new ManifestFile(
                "lineitem.csv", rows.length, source.put(FROM, rows).etag());
    }

    private void inMemory(byte[] rows, ObjectStore source, ObjectStore target, ObjectNode result) throws IOException {
        ManifestFile file = stored(source, rows);
        double[] ours = new double[runs];
        double[] alone = new double[runs];
        long packed = 0;
        for (int run = -1; run < runs; run++) {
            long begun = System.nanoTime();
            packed = packed(source, target, file);
            double packing = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            codec(rows);
            if (run >= 0) {
                ours[run] = packing;
                alone[run] = (System.nanoTime() - begun) / 1e9;
            }
        }
        double speed = rows.length / MEGA / median(ours);
        double codec = rows.length / MEGA / median(alone);
        result.put("bytes", rows.length).put("packed_bytes", packed);
        result.put("runs", runs).put("processors", Runtime.getRuntime().availableProcessors());
        result.put("byte_ratio", rounded((double) packed / rows.length));
        result.put("mb_per_second", rounded(speed)).put("codec_mb_per_second", rounded(codec));
        result.put("vs_codec", rounded(speed / codec)).put("bytes_compared", compared(rows, target, file));
    }

    private static long packed(ObjectStore source, ObjectStore target, ManifestFile file) {
        List<StorageUri> pieces = pieces(file);
        Set<Integer> all = IntStream.rangeClosed(1, pieces.size()).boxed().collect(Collectors.toSet());
        PackOrder order = new PackOrder(FROM, file, PACKING, (byte) '\n', pieces, all);
        try (ObjectCopy copy = new ObjectCopy(source, target)) {
            List<Packed> packed =
                    copy.pack(order, made -> made.stream().map(Piece::number).collect(Collectors.toSet()));
            return packed.stream().mapToLong(one -> one.piece().size()).sum();
        }
    }

    private static List<StorageUri> pieces(ManifestFile file) {
        return PACKING.names(file).stream().map(TO::resolve).toList();
    }

    /** Unpacks what was written and compares it with the rows; answers how many bytes these are. */
    private static int compared(byte[] rows, ObjectStore target, ManifestFile file) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream(rows.length);
        for (StorageUri piece : pieces(file)) {
            StoredObject held = target.head(piece).orElseThrow();
            try (InputStream in = new ZstdInputStreamNoFinalizer(target.read(piece, held.etag(), 0, held.size()))) {
                in.transferTo(unpacked);
            }
        }
        int different = Arrays.mismatch(rows, unpacked.toByteArray());
        if (different >= 0) {
            throw new IOException("What was packed differs at byte " + different);
        }
        return unpacked.size();
    }

    /** The codec over the same pieces, its output thrown away. */
    private static void codec(byte[] rows) throws IOException {
        int piece = (int) Packing.STANDARD_PIECE;
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<Boolean>> work = IntStream.range(0, (rows.length + piece - 1) / piece)
                    .<Callable<Boolean>>mapToObj(number -> () -> compressed(rows, number * piece, piece))
                    .toList();
            threads.invokeAll(work);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The benchmark was interrupted", stopped);
        } finally {
            threads.shutdown();
        }
    }

    private static boolean compressed(byte[] rows, int offset, int piece) throws IOException {
        int chunk = 256 << 10;
        try (ZstdOutputStreamNoFinalizer out =
                new ZstdOutputStreamNoFinalizer(OutputStream.nullOutputStream(), LEVEL)) {
            out.setChecksum(true);
            int end = Math.min(rows.length, offset + piece);
            for (int from = offset; from < end; from += chunk) {
                out.write(rows, from, Math.min(chunk, end - from));
            }
        }
        return true;
    }

    private static byte[] lineitem(int bytes) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream(bytes + 1024);
        for (LineItem line : new LineItemGenerator(1, 1, 1)) {
            rows.writeBytes((line.toLine().replace('|', '\1') + "\n").getBytes(StandardCharsets.UTF_8));
            if (rows.size() >= bytes) {
                break;
            }
        }
        return rows.toByteArray();
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}

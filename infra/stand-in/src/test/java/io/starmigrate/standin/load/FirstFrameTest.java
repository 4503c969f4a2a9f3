package io.starmigrate.standin.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FirstFrameTest {
    private final byte[] rows = new byte[300_000];

    FirstFrameTest() {
        new Random(1).nextBytes(rows);
    }

    @Test
    void aSecondFrameOfZstdIsDroppedWithoutAWord() throws IOException {
        byte[] frame = Zstd.compress(rows);

        assertThat(zstd(frame)).isEqualTo(rows);
        assertThat(zstd(twice(frame))).isEqualTo(rows);
    }

    @Test
    void aSecondMemberOfGzipIsDroppedWithoutAWord() throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(rows);
        }

        assertThat(gzip(member.toByteArray())).isEqualTo(rows);
        assertThat(gzip(twice(member.toByteArray()))).isEqualTo(rows);
    }

    @Test
    void aFileThatEndsInTheMiddleFailsTheLoad() {
        byte[] frame = Zstd.compress(rows);

        assertThatThrownBy(() -> zstd(Arrays.copyOf(frame, frame.length - 10))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> zstd(new byte[] {'x'})).isInstanceOf(IOException.class);
    }

    private static byte[] twice(byte[] frame) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(frame);
        both.writeBytes(frame);
        return both.toByteArray();
    }

    private static byte[] zstd(byte[] file) throws IOException {
        try (InputStream in = FirstFrame.ofZstd(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] file) throws IOException {
        try (InputStream in = FirstFrame.ofGzip(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }
}

package io.starmigrate.standin.wire;

import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.RowCursor;
import io.starmigrate.standin.SqlError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes answers and errors as the protocol's OK, ERR and text result set packets. */
final class Responses {
    static final int AUTOCOMMIT = 0x0002;
    static final int UTF8 = 33;
    private static final int MORE_RESULTS = 0x0008;
    private static final int BINARY_CHARSET = 63;
    private static final int BINARY_FLAG = 0x80;
    private static final int ERR = 0xFF;
    private static final int EOF = 0xFE;

    private final PacketStream packets;

    Responses(PacketStream packets) {
        this.packets = packets;
    }

    void ok() throws IOException {
        done(Answer.OK, AUTOCOMMIT);
        packets.flush();
    }

    /** Writes the answer of one statement; {@code more} tells that another statement's answer follows. */
    void answer(Answer answer, Following following) throws IOException {
        int status = AUTOCOMMIT | (following == Following.MORE ? MORE_RESULTS : 0);
        if (answer instanceof Answer.Rows result) {
            try (RowCursor rows = result.rows()) {
                resultSet(result.columns(), rows, status);
            }
        } else {
            done((Answer.Done) answer, status);
        }
        packets.flush();
    }

    /** Whether this answer is the last one of a command. */
    enum Following {
        MORE,
        NONE
    }

    void error(SqlError error) throws IOException {
        packets.write(new PayloadWriter()
                .int1(ERR)
                .int2(error.code())
                .raw("#" + error.sqlState())
                .raw(String.valueOf(error.getMessage())));
        packets.flush();
    }

    /** The end of a list of columns or rows. */
    void end() throws IOException {
        end(AUTOCOMMIT);
        packets.flush();
    }

    private void done(Answer.Done done, int status) throws IOException {
        PayloadWriter ok = new PayloadWriter()
                .int1(0)
                .lengthEncoded(done.affected())
                .lengthEncoded(0)
                .int2(status)
                .int2(0);
        // The protocol's text says "to the end"; StarRocks sends a length, which is what clients read.
        packets.write(done.message().isEmpty() ? ok : ok.lengthEncoded(done.message()));
    }

    private void end(int status) throws IOException {
        packets.write(new PayloadWriter().int1(EOF).int2(0).int2(status));
    }

    private void resultSet(List<AnswerColumn> columns, RowCursor rows, int status) throws IOException {
        packets.write(new PayloadWriter().lengthEncoded(columns.size()));
        for (AnswerColumn column : columns) {
            packets.write(definition(column));
        }
        end(status);
        for (List<@Nullable String> row = rows.next(); row != null; row = rows.next()) {
            PayloadWriter payload = new PayloadWriter();
            for (int i = 0; i < columns.size(); i++) {
                payload.value(row.get(i), charset(columns.get(i)));
            }
            packets.write(payload);
        }
        end(status);
    }

    private static Charset charset(AnswerColumn column) {
        return column.kind() == AnswerColumn.Kind.BINARY ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static PayloadWriter definition(AnswerColumn column) {
        boolean text = column.kind() == AnswerColumn.Kind.TEXT;
        return new PayloadWriter()
                .lengthEncoded("def")
                .lengthEncoded("")
                .lengthEncoded("")
                .lengthEncoded("")
                .lengthEncoded(column.name())
                .lengthEncoded(column.name())
                .lengthEncoded(0x0c)
                .int2(text ? UTF8 : BINARY_CHARSET)
                .int4(width(column.kind()))
                .int1(type(column.kind()))
                .int2(text ? 0 : BINARY_FLAG)
                .int1(0)
                .int2(0);
    }

    private static int type(AnswerColumn.Kind kind) {
        return switch (kind) {
            case BOOLEAN, TINYINT -> 0x01;
            case SMALLINT -> 0x02;
            case INT -> 0x03;
            case FLOAT -> 0x04;
            case DOUBLE -> 0x05;
            case BIGINT -> 0x08;
            case DATE -> 0x0a;
            case DATETIME -> 0x0c;
            case DECIMAL -> 0xf6;
            case BINARY -> 0xfc;
            case TEXT -> 0xfd;
        };
    }

    private static long width(AnswerColumn.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> 1;
            case TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DATE, DATETIME -> 26;
            case DECIMAL -> 66;
            case TEXT, BINARY -> 65535;
        };
    }
}

package io.starmigrate.standin;

/** One column of a result set. */
public record AnswerColumn(String name, Kind kind) {

    /** What the protocol's column definition says of the values; the values themselves travel as text. */
    public enum Kind {
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        DECIMAL,
        FLOAT,
        DOUBLE,
        DATE,
        DATETIME,
        TEXT,
        /** Bytes: each character of a value's string is one byte (ISO 8859-1). */
        BINARY
    }

    public static AnswerColumn text(String name) {
        return new AnswerColumn(name, Kind.TEXT);
    }
}

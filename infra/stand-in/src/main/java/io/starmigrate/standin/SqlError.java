package io.starmigrate.standin;

/**
 * A statement's refusal as the MySQL protocol carries it: vendor code, SQLSTATE, message. The message is complete;
 * nothing is added on its way to the client.
 *
 * <p>StarRocks refuses at three stages with three kinds of text: reading ({@link #syntax}), analyzing
 * ({@link #analyzing}) and executing ({@link #executing}). What 3.3 and later find while analyzing, 3.1 finds while
 * executing: {@link #checking}.
 */
public final class SqlError extends RuntimeException {
    private static final String GENERAL_STATE = "HY000";
    private static final int GENERAL_CODE = 1064;

    private final int code;
    private final String sqlState;

    public SqlError(int code, String sqlState, String message) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
    }

    /** The grammar does not know the text; {@code column} counts from 0. */
    public static SqlError syntax(int line, int column, String detail) {
        return general(
                "Getting syntax error at line " + line + ", column " + column + ". Detail message: " + detail + ".");
    }

    /** Refused by the analyzer. A full stop is added to the detail. */
    public static SqlError analyzing(String detail) {
        return analyzing(GENERAL_CODE, GENERAL_STATE, detail);
    }

    public static SqlError analyzing(int code, String sqlState, String detail) {
        return new SqlError(code, sqlState, "Getting analyzing error. Detail message: " + detail + ".");
    }

    /** Refused while executing: before 3.3 the front end puts "Unexpected exception: " in front. */
    public static SqlError executing(Personality personality, String message) {
        return executing(personality, GENERAL_CODE, message);
    }

    public static SqlError executing(Personality personality, int code, String message) {
        String prefix = personality.atLeast(3, 3) ? "" : "Unexpected exception: ";
        return new SqlError(code, state(code), prefix + message);
    }

    /** Refused by the analyzer since 3.3, and while executing before. */
    public static SqlError checking(Personality personality, int code, String message) {
        return personality.atLeast(3, 3)
                ? analyzing(code, state(code), message)
                : executing(personality, code, message);
    }

    public static SqlError checking(Personality personality, String message) {
        return checking(personality, GENERAL_CODE, message);
    }

    /** Unknown database while analyzing: 5501 since 3.3, MySQL's 1049 before. */
    public static SqlError unknownDatabase(Personality personality, String database) {
        String detail = "Unknown database '" + database + "'";
        return personality.atLeast(3, 3) ? analyzing(5501, "3F000", detail) : analyzing(1049, "42000", detail);
    }

    /**
     * Unknown table while analyzing: 5502 since 3.3, MySQL's 1051 before. {@code table} as the statement's kind shows
     * it.
     */
    public static SqlError unknownTable(Personality personality, String table) {
        String detail = "Unknown table '" + table + "'";
        return personality.atLeast(3, 3) ? analyzing(5502, "42602", detail) : analyzing(1051, "42S02", detail);
    }

    /** What the stand-in itself cannot do, with the statement or clause quoted. */
    public static SqlError notKnown(String what) {
        return analyzing("The stand-in does not know this statement: " + what);
    }

    private static SqlError general(String message) {
        return new SqlError(GENERAL_CODE, GENERAL_STATE, message);
    }

    private static String state(int code) {
        return switch (code) {
            case 1007, 1008, 1064, 1507, 1517 -> GENERAL_STATE;
            case 1049 -> "42000";
            case 1050 -> "42S01";
            case 1051 -> "42S02";
            default -> GENERAL_STATE;
        };
    }

    /** The vendor code, such as 1064. */
    public int code() {
        return code;
    }

    /** Five characters. */
    public String sqlState() {
        return sqlState;
    }
}

package io.starmigrate.core.starrocks.error;

import io.starmigrate.core.text.FactFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from a front end's error code and message what to do. Codes say little before 3.1 and differ by version (an
 * unknown database is 1049, 5501), so short parts of the text decide, without regard to case; the first rule that
 * matches wins.
 *
 * <p>Pure. For messages of statements, and for {@code ErrorMsg} of exports and loads ({@code type:…; msg:…}).
 */
public final class ErrorClassification {
    /**
     * A rule.
     *
     * @param pattern what a message must hold, without regard to case
     * @param remedy what to do then
     * @param meaning what the message means, for people
     */
    private record Rule(Pattern pattern, Remedy remedy, String meaning) {}

    /**
     * What a message means.
     *
     * @param remedy what to do
     * @param meaning what happened, for people
     */
    public record Diagnosis(Remedy remedy, String meaning) {}

    private static final List<Rule> RULES = FactFile.fields(ErrorClassification.class, "rules.txt", 3).stream()
            .map(parts -> new Rule(
                    Pattern.compile(parts[2].strip(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                    Remedy.valueOf(parts[0].strip()),
                    parts[1]))
            .toList();

    private static final Pattern ALTERED = Pattern.compile("\\bis not NORMAL\\b");

    private static final Pattern QUEUE_IS_FULL =
            Pattern.compile("load jobs in waiting queue", Pattern.CASE_INSENSITIVE);

    private ErrorClassification() {}

    /**
     * What an error means.
     *
     * @param code the MySQL error code; 0 when there is none
     * @param message the message as received
     * @return empty when the error is not known: then it is not to be repeated for ever, and to be shown as it is
     */
    public static Optional<Diagnosis> find(int code, String message) {
        return RULES.stream()
                .filter(rule -> rule.pattern.matcher(message).find())
                .findFirst()
                .map(rule -> new Diagnosis(rule.remedy, rule.meaning))
                .or(() -> ofCode(code));
    }

    /** What to do about an error. */
    public static Remedy remedy(int code, String message) {
        return find(code, message).map(Diagnosis::remedy).orElse(Remedy.UNKNOWN);
    }

    // Only codes that mean one thing in every version.
    private static Optional<Diagnosis> ofCode(int code) {
        return switch (code) {
            case 1045, 1227, 5203 -> Optional.of(new Diagnosis(Remedy.WRONG_INPUT, "access denied"));
            case 1049, 1051, 1146, 5501, 5502, 5505 ->
                Optional.of(new Diagnosis(Remedy.REPLAN, "an object is not there"));
            case 5600 ->
                Optional.of(new Diagnosis(Remedy.WRONG_INPUT, "files are missing, or the cluster may not see them"));
            case 5601, 5602, 5604, 5608 -> Optional.of(new Diagnosis(Remedy.GIVE_UP, "the columns do not match"));
            case 5603 -> Optional.of(new Diagnosis(Remedy.REPLAN, "no files had rows"));
            case 5014, 5300 -> Optional.of(new Diagnosis(Remedy.RETRY_LATER, "the table or its database is locked"));
            case 5024 -> Optional.of(new Diagnosis(Remedy.RETRY_LATER, "it took too long"));
            case 5077, 5401 -> Optional.of(new Diagnosis(Remedy.RETRY_LATER, "a node is down"));
            case 5605, 5606, 5610, 5611 -> Optional.of(new Diagnosis(Remedy.BAD_ROWS, "rows do not fit"));
            default -> Optional.empty();
        };
    }

    /**
     * Whether a job was cancelled for what less of it may not meet: memory, versions, a queue, or the time it was
     * given.
     *
     * @param errorMsg the job's {@code ErrorMsg}
     */
    public static boolean mayBeTooMuchAtOnce(String errorMsg) {
        return remedy(0, errorMsg) == Remedy.SLOW_DOWN
                || jobFailureType(errorMsg).equals("TIMEOUT");
    }

    /**
     * Whether a front end refused a statement because its table is being altered, which may take as long as the table's
     * rows are many: every version words it as {@code Table[t]'s state(ROLLUP) is not NORMAL}.
     *
     * @param message what the front end answered, and nothing beside it
     */
    public static boolean isOfAlteredTable(String message) {
        return ALTERED.matcher(message).find();
    }

    /**
     * Whether the leader of the front ends itself refused a LOAD, and before it had made its label: it asks for the
     * table's state, whether the label is there and how many loads wait, in this order, and only then makes the load.
     * Whatever else is answered, as by a front end that has handed the statement on and lost the reply, leaves open
     * whether the load was made.
     *
     * @param message what the front end answered, and nothing beside it
     */
    public static boolean provesNotTaken(String message) {
        return isOfAlteredTable(message) || QUEUE_IS_FULL.matcher(message).find();
    }

    /** The part of a job's {@code ErrorMsg} after {@code type:} in upper case; empty when it has none. */
    public static String jobFailureType(String errorMsg) {
        String upper = errorMsg.strip().toUpperCase(Locale.ROOT);
        int end = upper.indexOf(';');
        return upper.startsWith("TYPE:") && end > 0 ? upper.substring(5, end).strip() : "";
    }
}

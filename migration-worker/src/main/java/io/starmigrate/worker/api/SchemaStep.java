package io.starmigrate.worker.api;

import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of one object of the target.
 *
 * @param kind what it is: database, table, rollup, view, materialized view
 * @param object its name at the target
 * @param standing how it stands
 * @param statements what is to be executed, or was
 * @param remarks what is to be said of it
 */
public record SchemaStep(Kind kind, String object, Standing standing, List<Sql> statements, Remarks remarks) {
    /** What a step is about. */
    public enum Kind {
        DATABASE,
        TABLE,
        ROLLUP,
        VIEW,
        MATERIALIZED_VIEW
    }

    /** How a step can stand. */
    public enum Standing {
        /** It is to be done; where nothing is changed, it stays so. */
        TO_DO,
        /** It was done. */
        DONE,
        /** Nothing to do: the target has it already, and it means the same. */
        PRESENT,
        /** The target has one of the name that means something else; it is left as it is. */
        DIFFERS,
        /** The target can do without it and has nothing like it. */
        LEFT_OUT,
        /** The target cannot have it, or this tool does not understand it. */
        REFUSED,
        /** The target did not execute a statement. */
        FAILED
    }

    /**
     * What is to be said of an object.
     *
     * @param notes what is not as the source has it
     * @param differences in what the target's one differs
     * @param problems why it is refused, left out or failed
     */
    public record Remarks(List<Note> notes, List<SchemaDifference> differences, List<String> problems) {
        /** Nothing to say. */
        public static final Remarks NONE = new Remarks(List.of(), List.of(), List.of());

        public Remarks {
            notes = List.copyOf(notes);
            differences = List.copyOf(differences);
            problems = List.copyOf(problems);
        }

        /** Notes and nothing else. */
        public static Remarks noted(List<Note> notes) {
            return new Remarks(notes, List.of(), List.of());
        }

        /** The same and one more problem. */
        public Remarks with(String problem) {
            List<String> more = new ArrayList<>(problems);
            more.add(problem);
            return new Remarks(notes, differences, more);
        }
    }

    public SchemaStep {
        statements = List.copyOf(statements);
    }

    /** A step that cannot be done. */
    public static SchemaStep refused(Kind kind, String object, List<String> problems) {
        return new SchemaStep(kind, object, Standing.REFUSED, List.of(), new Remarks(List.of(), List.of(), problems));
    }

    /** The same step of an object that is called so. */
    public SchemaStep named(String other) {
        return new SchemaStep(kind, other, standing, statements, remarks);
    }

    /** The same step, standing otherwise. */
    public SchemaStep with(Standing other) {
        return new SchemaStep(kind, object, other, statements, remarks);
    }

    /** The same step, which the target did not execute. */
    public SchemaStep failed(String problem) {
        return new SchemaStep(kind, object, Standing.FAILED, statements, remarks.with(problem));
    }

    /** Whether somebody has to look at it. */
    public boolean isTrouble() {
        return standing == Standing.DIFFERS || standing == Standing.REFUSED || standing == Standing.FAILED;
    }
}

package io.starmigrate.worker.export;

import java.util.Set;

/** Which tables of a job one exporter works on: several of them share a job by its tables. Used from one thread. */
public interface TableShare {
    /** A share that has every table: for who is alone, or kept alone by others. */
    TableShare ALL = new TableShare() {
        @Override
        public boolean isMine(String table) {
            return true;
        }

        @Override
        public void used(Set<String> tables) {}

        @Override
        public void release() {}
    };

    /** Whether a table is this exporter's: taken now where nobody has it. */
    boolean isMine(String table);

    /** Ends a step: lets the others have what nothing was under way of for a while. */
    void used(Set<String> tables);

    /** Lets the others have every table. */
    void release();
}

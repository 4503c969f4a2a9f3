package io.starmigrate.worker.several;

import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.schema.SchemaMigration;
import java.util.List;

/** What is asked of one database where several are asked together: beside all that a migrator does, parts of it. */
public interface DatabaseJob extends Migrator {
    /** Refuses what a round would refuse as a whole, and writes nothing down. */
    void look(String job);

    /** Refuses what a restoring would refuse of the backup, and writes nothing down. */
    void look(String job, RestoreRequest request);

    /** Refuses a repair of a job that is not planned, or is bound to something else. */
    void lookAtRepair(String job);

    /** A cutover that is not begun, of a job that is planned and bound to this configuration. */
    Cutover cutover(String job, ProgressListener progress);

    /** Puts those of these tasks that are FAILED back to work. */
    OperationReport tryAgain(String job, List<PartitionTaskId> failed);

    /** How its tables and views are made. */
    SchemaMigration definitions();
}

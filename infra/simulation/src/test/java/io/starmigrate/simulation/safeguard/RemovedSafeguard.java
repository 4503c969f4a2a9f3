package io.starmigrate.simulation.safeguard;

import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;

/** Every safeguard that the negative controls take away, one at a time. */
enum RemovedSafeguard {
    /** Partition tasks and file tasks are written whatever has been written meanwhile. */
    CONDITIONAL_WRITES(RecorderSafeguards.conditionalWrites()),
    /** The label of a load does not tell which pass it belongs to. */
    LABEL_PER_PASS(RecorderSafeguards.labelPerPass()),
    /** A message is deleted as soon as it was received. */
    MESSAGES_KEPT_UNTIL_RECORDED(RecorderSafeguards.messagesKeptUntilRecorded()),
    /** A load is sent without having been written down as submitted. */
    SUBMITTED_BEFORE_SENT(RecorderSafeguards.submittedBeforeSent()),
    /** What was loaded is not told from what waits. */
    FILES_LOADED_ONCE(RecorderSafeguards.filesLoadedOnce()),
    /** The target's fingerprints, of staging and of what shows, always seem to be the source's. */
    FINGERPRINTS_COMPARED(TargetSafeguards.fingerprintsCompared()),
    /** The same where small partitions travel together: one of them may bring others' rows, or too few. */
    MEMBERS_COMPARED(Width.TOGETHER, TargetSafeguards.fingerprintsCompared()),
    /** Whether files go packed is decided anew by whoever asks. */
    PACKING_DECIDED_ONCE(RecorderSafeguards.packingDecidedOnce()),
    /** What was packed is shown before it is written down how long it has to be. */
    PIECES_WRITTEN_DOWN_FIRST(RecorderSafeguards.piecesWrittenDownFirst()),
    /** The manifest is made while the export runs. */
    MANIFEST_AFTER_FINISHED(SourceSafeguards.manifestAfterFinished()),
    /** The partition seems never to change. */
    CHANGE_TOKENS(SourceSafeguards.changeTokens()),
    /** A cancel is recorded without anybody having looked for staging, whoever publishes it just then. */
    STAGING_WITHDRAWN_BEFORE_CANCEL(TargetSafeguards.stagingWithdrawnBeforeCancel()),
    /** Whether a load left rows out is not asked. */
    FILTERED_ROWS_REFUSED(TargetSafeguards.filteredRowsRefused()),
    /** Where there is no fingerprint, nobody looks whether the files are still those that arrived. */
    LOADED_FILES_LOOKED_AT(SourceSafeguards.loadedFilesLookedAt()),
    /** A file that is gone for good seems only not to answer. */
    LOST_FILES_EXPORTED_AGAIN(SourceSafeguards.lostFilesExportedAgain()),
    /** What hangs is left to hang. */
    HANGING_LOADS_STOPPED(TargetSafeguards.hangingLoadsStopped()),
    /** What is out of reach ends the worker. */
    OUTAGES_OUTLIVED(RecorderSafeguards.outagesOutlived()),
    /** A command takes what the index shows for the whole job, though it may not show yet what was planned. */
    PLANNED_COUNTED(RecorderSafeguards.plannedCounted()),
    /** Every job takes every table for its own. */
    TABLES_CLAIMED(Width.SEVERAL_JOBS, TargetSafeguards.tablesClaimed()),
    /** Everybody holds every lease, under the same token. */
    LEASES(RecorderSafeguards.leases()),
    /** Statements that were sent before, and may still run, are taken for ended. */
    OVERWRITES_AWAITED(TargetSafeguards.overwritesAwaited()),
    /** What the table shows is never recognised as the staging it was. */
    PUBLISHED_RECOGNISED_BY_ID(TargetSafeguards.publishedRecognisedById()),
    /** What the target shows seems never to have been written to. */
    TARGET_TOKENS(Width.OTHER_WRITERS, TargetSafeguards.targetTokens()),
    /** What shows after the switch always seems to be what was exported. */
    SHOWN_ROWS_PROVED(Width.OTHER_WRITERS, TargetSafeguards.shownRowsProved()),
    /** Rows of which a lying writer says that they were not written, and all else of a delta, are taken for equal. */
    DELTAS_PROVED(Width.WRITTEN, TargetSafeguards.deltasProved()),
    /** A copy of what the target keeps is sent anew by whoever goes on. */
    COPIES_SENT_ONCE(Width.DELTAS, new CopiesSentAgain());

    private final Width width;
    private final Safeguard weakness;

    RemovedSafeguard(Safeguard weakness) {
        this(Width.ONE_JOB, weakness);
    }

    RemovedSafeguard(Width width, Safeguard weakness) {
        this.width = width;
        this.weakness = weakness;
    }

    /** How wide a world shows the damage. */
    Width width() {
        return width;
    }

    /** What workers have instead of it. */
    Safeguard weakness() {
        return weakness;
    }
}

package io.starmigrate.worker.api;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator's command did and found.
 *
 * @param job the job's name
 * @param findings in the order they were made
 * @param summary the last line people read
 */
public record OperationReport(String job, List<Finding> findings, String summary) {
    public OperationReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is left that somebody has to look after. */
    public boolean succeeded() {
        return findings.stream().noneMatch(finding -> finding.what().isProblem());
    }

    /** How many findings there are of each kind; kinds without any are absent. */
    public SortedMap<What, Integer> counts() {
        SortedMap<What, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.what(), 1, Integer::sum));
        return counts;
    }

    /**
     * One thing that was done or found.
     *
     * @param what of which kind
     * @param subject a partition, a file, an object, a staging, a message
     * @param note why, and what to do where something is to be done; never a secret
     */
    public record Finding(What what, String subject, String note) {}

    /** The kinds of findings. */
    public enum What {
        /** A file that stood still was announced once more. */
        ANNOUNCED,
        /** A file that was missing or not whole was copied once more. */
        RELAYED,
        /** A partition whose files are gone is exported again. */
        EXPORTED_AGAIN,
        /** An object that an export which was given up has left. */
        LEFTOVER,
        /** Staging that nobody needs any more was dropped. */
        STAGING_DROPPED,
        /** Made ready to be worked on again. */
        RETRIED,
        /** Stopped. */
        CANCELLED,
        /** A dead letter was put back on the queue. */
        REDRIVEN,
        /** Would be stopped. */
        WOULD_CANCEL,
        /** Was removed. */
        REMOVED,
        /** Would be removed. */
        WOULD_REMOVE,
        /** What a storage holds that can be restored. */
        BACKUP,
        /** Nothing was to be done. */
        UNCHANGED,
        /**
         * A file of a manifest is not whole in the target storage, and cannot be brought from here; or of a backup
         * something is not there that its last run should have left.
         */
        MISSING,
        /** A file of a manifest that its store has put into an archive: it is read only after it was restored. */
        ARCHIVED,
        /** Nothing accounts for it. */
        UNEXPLAINED,
        /** Could not be stopped. */
        NOT_CANCELLED,
        /** A dead letter that would come back dead. */
        KEPT;

        /** Whether somebody has to look after it. */
        public boolean isProblem() {
            return switch (this) {
                case MISSING, ARCHIVED, UNEXPLAINED, NOT_CANCELLED, KEPT -> true;
                case ANNOUNCED,
                        RELAYED,
                        EXPORTED_AGAIN,
                        LEFTOVER,
                        STAGING_DROPPED,
                        RETRIED,
                        CANCELLED,
                        REDRIVEN,
                        WOULD_CANCEL,
                        REMOVED,
                        WOULD_REMOVE,
                        BACKUP,
                        UNCHANGED -> false;
            };
        }
    }
}

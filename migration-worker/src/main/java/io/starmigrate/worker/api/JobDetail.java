package io.starmigrate.worker.api;

/** What a command has to say beside how far the job is. */
public sealed interface JobDetail
        permits PlanReport,
                ComparisonReport,
                StatusReport,
                CatalogsReport,
                RoundsReport,
                RestoreReport,
                RepairReport,
                ExportReport {}

package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.StatementRouter;

/** The executors of all statements that show the catalog or the cluster, and the virtual tables over the catalog. */
public final class CatalogShows {
    private CatalogShows() {}

    public static void register(StatementRouter router, Cluster cluster) {
        router.register(StarRocksParser.ShowCreateDbStatementContext.class, ShowCreate::database)
                .register(StarRocksParser.ShowCreateTableStatementContext.class, ShowCreate::relation)
                .register(StarRocksParser.DescTableStatementContext.class, ShowColumns::describe)
                .register(StarRocksParser.ShowColumnStatementContext.class, ShowColumns::columns)
                .register(StarRocksParser.ShowIndexStatementContext.class, ShowColumns::indexes)
                .register(StarRocksParser.ShowAlterStatementContext.class, ShowAlter::execute)
                .register(StarRocksParser.ShowMaterializedViewsStatementContext.class, ShowMaterializedViews::show)
                .register(StarRocksParser.ShowPartitionsStatementContext.class, ShowPartitions::execute)
                .register(StarRocksParser.ShowDatabasesStatementContext.class, ShowTables::databases)
                .register(StarRocksParser.ShowTableStatementContext.class, ShowTables::tables)
                .register(StarRocksParser.ShowTableStatusStatementContext.class, ShowTables::status)
                .register(StarRocksParser.ShowDataStmtContext.class, ShowDatabaseSize::execute)
                .register(StarRocksParser.ShowBackendsStatementContext.class, ShowNodes::backends)
                .register(StarRocksParser.ShowComputeNodesStatementContext.class, ShowNodes::computeNodes)
                .register(StarRocksParser.ShowFrontendsStatementContext.class, ShowNodes::frontends)
                .register(StarRocksParser.ShowBrokerStatementContext.class, ShowNodes::brokers)
                .register(StarRocksParser.ShowVariablesStatementContext.class, ShowSettings::variables)
                .register(StarRocksParser.AdminShowConfigStatementContext.class, ShowSettings::frontendConfig)
                .register(StarRocksParser.ShowStorageVolumesStatementContext.class, ShowSettings::storageVolumes)
                .register(StarRocksParser.ShowGrantsStatementContext.class, GrantRows::show)
                .register(StarRocksParser.ShowUserStatementContext.class, RoleRows::users)
                .register(StarRocksParser.ShowRolesStatementContext.class, RoleRows::roles)
                .register(StarRocksParser.ShowProcesslistStatementContext.class, ShowProcesses::execute)
                .register(StarRocksParser.KillStatementContext.class, KillQuery::execute)
                .register(StarRocksParser.ShowRoutineLoadStatementContext.class, ShowSelfWriters::routineLoads)
                .register(StarRocksParser.ShowPipeStatementContext.class, ShowSelfWriters::pipes)
                .register(StarRocksParser.ShowRestoreStatementContext.class, ShowRestores::execute)
                .register(StarRocksParser.PauseRoutineLoadStatementContext.class, StoppedWriters::pauseRoutineLoad)
                .register(StarRocksParser.ResumeRoutineLoadStatementContext.class, StoppedWriters::resumeRoutineLoad)
                .register(StarRocksParser.AlterPipeStatementContext.class, StoppedWriters::alterPipe)
                .register(StarRocksParser.DropTaskStatementContext.class, StoppedWriters::dropTask)
                .register(StarRocksParser.ShowWarningStatementContext.class, ShowSettings::warnings)
                .register(StarRocksParser.SyncStatementContext.class, ShowSettings::sync)
                .register(StarRocksParser.SetStatementContext.class, ShowSettings::set);
        InformationSchema.provide(cluster);
    }
}

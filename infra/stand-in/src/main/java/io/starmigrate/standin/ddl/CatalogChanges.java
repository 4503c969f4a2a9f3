package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.session.StatementRouter;

/** The executors of all statements that change the catalog. */
public final class CatalogChanges {
    private CatalogChanges() {}

    public static void register(StatementRouter router) {
        router.register(StarRocksParser.CreateDbStatementContext.class, DatabaseStatements::create)
                .register(StarRocksParser.DropDbStatementContext.class, DatabaseStatements::drop)
                .register(StarRocksParser.UseDatabaseStatementContext.class, DatabaseStatements::use)
                .register(StarRocksParser.CreateTableStatementContext.class, CreateTable::execute)
                .register(StarRocksParser.CreateTableLikeStatementContext.class, CreateTable::like)
                .register(StarRocksParser.DropTableStatementContext.class, TableStatements::drop)
                .register(StarRocksParser.TruncateTableStatementContext.class, TableStatements::truncate)
                .register(StarRocksParser.AlterTableStatementContext.class, AlterTable::execute)
                .register(StarRocksParser.GrantOnTableBriefContext.class, GrantStatements::grant)
                .register(StarRocksParser.GrantOnPrimaryObjContext.class, GrantStatements::grant)
                .register(StarRocksParser.GrantOnAllContext.class, GrantStatements::grant)
                .register(StarRocksParser.CreateUserStatementContext.class, RoleStatements::createUser)
                .register(StarRocksParser.CreateRoleStatementContext.class, RoleStatements::createRole)
                .register(StarRocksParser.GrantRoleToUserContext.class, RoleStatements::grant)
                .register(StarRocksParser.GrantRoleToRoleContext.class, RoleStatements::grant)
                .register(StarRocksParser.CreateViewStatementContext.class, ViewStatements::create)
                .register(StarRocksParser.DropViewStatementContext.class, TableStatements::dropView)
                .register(
                        StarRocksParser.CreateMaterializedViewStatementContext.class,
                        MaterializedViewStatements::create)
                .register(
                        StarRocksParser.AlterMaterializedViewStatementContext.class, MaterializedViewStatements::alter)
                .register(
                        StarRocksParser.RefreshMaterializedViewStatementContext.class,
                        MaterializedViewStatements::refresh)
                .register(
                        StarRocksParser.DropMaterializedViewStatementContext.class,
                        TableStatements::dropMaterializedView);
    }
}

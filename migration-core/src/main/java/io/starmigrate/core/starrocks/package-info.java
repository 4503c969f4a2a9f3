/**
 * The StarRocks dialect: what each version can do, and every text sent to or read from a cluster, without any I/O.
 *
 * <pre>{@code
 * Capabilities source = Capabilities.of("3.1.5-5d8438a");
 * StorageAccess oss = StorageAccess.oss(endpoint, StorageCredentials.accessKey(id, Secret.of(secret)));
 * TransferPath path = TransferPlan.of(source, target, columns).path().orElseThrow();
 * Sql export = new ExportStatement(
 *                 TablePart.partition(table, "p202401"), path.columnNames(), folder, separators, Duration.ofHours(2))
 *         .sql(source, oss);
 * statement.execute(export.text()); // log.info("{}", export) shows no secret
 * }</pre>
 *
 * <p>Start with {@link io.starmigrate.core.starrocks.version.StarRocksVersion#parse} on what {@code current_version()}
 * says, go on with {@link io.starmigrate.core.starrocks.version.Capabilities#of}, and hand these to the statements of
 * {@code core.starrocks.statement}. Everything here is immutable and safe for use by many threads.
 */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The StarRocks dialect: what each version can do, and every text sent to or read from a cluster, without any I/O.
 *
 * <p>Start with {@link io.starmigrate.core.starrocks.StarRocksVersion#parse} on what {@code current_version()} says, go
 * on with {@link io.starmigrate.core.starrocks.Capabilities#of}, and hand these to the statements of
 * {@code core.starrocks.statement}. Everything here is immutable and safe for use by many threads.
 */
@NullMarked
package io.starmigrate.core.starrocks;

import org.jspecify.annotations.NullMarked;

/** The statements that move partitions, each built from a cluster's capabilities, and the jobs they start. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;

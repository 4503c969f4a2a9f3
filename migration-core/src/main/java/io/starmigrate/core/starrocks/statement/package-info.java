/** The statements that move partitions, each built from a cluster's capabilities, and the jobs they start. */
@NullMarked
package io.starmigrate.core.starrocks.statement;

import org.jspecify.annotations.NullMarked;

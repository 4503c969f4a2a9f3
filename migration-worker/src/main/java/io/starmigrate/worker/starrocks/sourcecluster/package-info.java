/** The source cluster: what it exports, and how. */
@NullMarked
package io.starmigrate.worker.starrocks.sourcecluster;

import org.jspecify.annotations.NullMarked;

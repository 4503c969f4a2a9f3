/** The two clusters as a migration sees them, and how they are reached over the MySQL protocol. */
@NullMarked
package io.starmigrate.worker.starrocks;

import org.jspecify.annotations.NullMarked;

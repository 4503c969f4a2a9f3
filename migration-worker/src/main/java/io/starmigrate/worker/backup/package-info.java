/** Backups: what a storage holds, what describes it, and how it comes into a cluster without its source. */
@NullMarked
package io.starmigrate.worker.backup;

import org.jspecify.annotations.NullMarked;

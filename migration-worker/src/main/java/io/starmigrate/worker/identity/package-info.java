/** Who this worker is, the leases it holds, and how it records that a task has failed. */
@NullMarked
package io.starmigrate.worker.identity;

import org.jspecify.annotations.NullMarked;

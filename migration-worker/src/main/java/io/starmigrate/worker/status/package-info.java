/** How far a job is, from one snapshot of the recorder. */
@NullMarked
package io.starmigrate.worker.status;

import org.jspecify.annotations.NullMarked;

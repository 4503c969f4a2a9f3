/** How far a job is, from one picture of the recorder. */
@NullMarked
package io.starmigrate.worker.status;

import org.jspecify.annotations.NullMarked;

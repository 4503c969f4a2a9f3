/** Finding what was lost between storage, recorder and queue, and setting it going again. */
@NullMarked
package io.starmigrate.worker.reconcile;

import org.jspecify.annotations.NullMarked;

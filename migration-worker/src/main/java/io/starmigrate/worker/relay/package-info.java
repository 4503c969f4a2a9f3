/** Files from the source's storage to the target's. */
@NullMarked
package io.starmigrate.worker.relay;

import org.jspecify.annotations.NullMarked;

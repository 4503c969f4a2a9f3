/** Looks at everything a migration needs before anything moves, and leaves nothing behind. */
@NullMarked
package io.starmigrate.worker.check;

import org.jspecify.annotations.NullMarked;

/** Brings objects from one store to another: by ranges and parts, many at once, in bounded memory, without a disk. */
@NullMarked
package io.starmigrate.worker.relay;

import org.jspecify.annotations.NullMarked;

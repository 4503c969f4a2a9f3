/** The exporter: what is to be moved, and how it leaves the source. */
@NullMarked
package io.starmigrate.worker.export;

import org.jspecify.annotations.NullMarked;

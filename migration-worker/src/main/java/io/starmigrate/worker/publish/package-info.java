/** Proves what was loaded equal to what was exported, and switches it into its table. */
@NullMarked
package io.starmigrate.worker.publish;

import org.jspecify.annotations.NullMarked;

/** Brings the definitions of tables and views from the source to the target. */
@NullMarked
package io.starmigrate.worker.schema;

import org.jspecify.annotations.NullMarked;

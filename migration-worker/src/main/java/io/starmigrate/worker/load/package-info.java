/** The importer: from messages to rows in staging. */
@NullMarked
package io.starmigrate.worker.load;

import org.jspecify.annotations.NullMarked;

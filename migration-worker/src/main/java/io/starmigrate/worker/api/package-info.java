/** What an operator asks of a migration, and the reports that answer. */
@NullMarked
package io.starmigrate.worker.api;

import org.jspecify.annotations.NullMarked;

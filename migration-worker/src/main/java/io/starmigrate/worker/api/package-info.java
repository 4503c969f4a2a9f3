/** What an operator asks of a migration, and the reports that answer. */
@NullMarked
@PublicApi
package io.starmigrate.worker.api;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;

/** What became of a job, from its first plan on, for the person who signs. */
@NullMarked
package io.starmigrate.worker.report;

import org.jspecify.annotations.NullMarked;

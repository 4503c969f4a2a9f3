/** What is asked of one job, and how a crew does it. */
@NullMarked
package io.starmigrate.worker.job;

import org.jspecify.annotations.NullMarked;

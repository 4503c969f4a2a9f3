/** Plans rounds: what a job is about, which tables it publishes, and what is to be moved. */
@NullMarked
package io.starmigrate.worker.plan;

import org.jspecify.annotations.NullMarked;

/** What operators do to a job that is under way or finished: retry, cancel, redrive, clean. */
@NullMarked
package io.starmigrate.worker.operate;

import org.jspecify.annotations.NullMarked;

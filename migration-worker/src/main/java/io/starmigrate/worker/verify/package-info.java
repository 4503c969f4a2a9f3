/** Proving staging equal to the source, and publishing it. */
@NullMarked
package io.starmigrate.worker.verify;

import org.jspecify.annotations.NullMarked;

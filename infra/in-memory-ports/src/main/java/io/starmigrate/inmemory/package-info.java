/** Recorder, queue and object store in memory, held to the same suites as those in the cloud. */
@NullMarked
package io.starmigrate.inmemory;

import org.jspecify.annotations.NullMarked;

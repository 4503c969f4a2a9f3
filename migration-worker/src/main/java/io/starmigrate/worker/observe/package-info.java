/** What is measured of a job while roles work on it: for metrics, and for whoever watches. */
@NullMarked
package io.starmigrate.worker.observe;

import org.jspecify.annotations.NullMarked;

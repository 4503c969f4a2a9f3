/** What is measured, over HTTP and for reading only: a page, JSON, health, metrics. */
@NullMarked
package io.starmigrate.worker.observe.http;

import org.jspecify.annotations.NullMarked;

/** What EXPORT and LOAD have in common: threads, WHERE of statements about jobs, delimiters, JSON texts. */
@NullMarked
package io.starmigrate.standin.jobs;

import org.jspecify.annotations.NullMarked;

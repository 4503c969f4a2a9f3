/** The commands an operator drives a migration with: options in, exit code, report and progress out. */
@NullMarked
package io.starmigrate.cli;

import org.jspecify.annotations.NullMarked;

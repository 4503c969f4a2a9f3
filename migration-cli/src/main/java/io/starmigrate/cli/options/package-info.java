/** What can be said with a command, beside its name. */
@NullMarked
package io.starmigrate.cli.options;

import org.jspecify.annotations.NullMarked;

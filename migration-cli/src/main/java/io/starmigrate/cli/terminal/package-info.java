/** Where output goes, and how progress is shown there. */
@NullMarked
package io.starmigrate.cli.terminal;

import org.jspecify.annotations.NullMarked;

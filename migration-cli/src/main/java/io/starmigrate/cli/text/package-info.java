/** Answers as an operator reads them in a terminal. */
@NullMarked
package io.starmigrate.cli.text;

import org.jspecify.annotations.NullMarked;

/** Answers as programs read them. */
@NullMarked
package io.starmigrate.cli.json;

import org.jspecify.annotations.NullMarked;

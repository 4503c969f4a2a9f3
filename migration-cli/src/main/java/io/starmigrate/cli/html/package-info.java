/** The report as a page. */
@NullMarked
package io.starmigrate.cli.html;

import org.jspecify.annotations.NullMarked;

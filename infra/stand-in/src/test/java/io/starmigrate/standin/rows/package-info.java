@NullMarked
package io.starmigrate.standin.rows;

import org.jspecify.annotations.NullMarked;

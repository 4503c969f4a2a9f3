@NullMarked
package io.starmigrate.standin.query;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.starmigrate.standin.storage;

import org.jspecify.annotations.NullMarked;

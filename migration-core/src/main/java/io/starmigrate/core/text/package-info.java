/** Numbers and names in what people read: one place for all messages, tables and reports. */
@NullMarked
package io.starmigrate.core.text;

import org.jspecify.annotations.NullMarked;

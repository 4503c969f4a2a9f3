/**
 * Numbers and names in what people read: one place for all messages, tables and reports; tables of facts beside code.
 */
@NullMarked
package io.starmigrate.core.text;

import org.jspecify.annotations.NullMarked;

/** Object storage as the backends reach it: with the credentials and the endpoint a statement carries. */
@NullMarked
package io.starmigrate.standin.storage;

import org.jspecify.annotations.NullMarked;

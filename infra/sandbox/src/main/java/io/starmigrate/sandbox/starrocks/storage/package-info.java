/** Object storage as the backends reach it: with the credentials and the endpoint a statement carries. */
@NullMarked
package io.starmigrate.sandbox.starrocks.storage;

import org.jspecify.annotations.NullMarked;

/** What a plan will take: bytes, requests, money and hours, from rates and prices that are told. */
@NullMarked
package io.starmigrate.core.forecast;

import org.jspecify.annotations.NullMarked;

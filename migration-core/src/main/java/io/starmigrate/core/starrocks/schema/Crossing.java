package io.starmigrate.core.starrocks.schema;

/** From where to where, and how. */
record Crossing(ClusterProfile source, ClusterProfile target, RewriteSettings settings) {}

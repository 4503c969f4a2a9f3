/**
 * The processes of a job on the world's ports: the worker as it ships, an operator's commands; each may die at any
 * call.
 */
@NullMarked
package io.starmigrate.simulation.process;

import org.jspecify.annotations.NullMarked;

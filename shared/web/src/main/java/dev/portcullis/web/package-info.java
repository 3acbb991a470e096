/** The HTTP edge: one function over a table of routes, with limits, errors and the caller. */
@NullMarked
package dev.portcullis.web;

import org.jspecify.annotations.NullMarked;

/** Paths of requests, and the templates that they match. */
@NullMarked
package dev.portcullis.web.path;

import org.jspecify.annotations.NullMarked;

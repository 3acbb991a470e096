/** Requests and answers in memory, as the functions framework would hand them over. */
@NullMarked
package dev.portcullis.web.memory;

import org.jspecify.annotations.NullMarked;

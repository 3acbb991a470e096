/** The log of a project: who appends to it, how it is kept, and how it is read. */
@NullMarked
package dev.portcullis.record.log;

import org.jspecify.annotations.NullMarked;

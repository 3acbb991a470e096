/** Signed statements of what a log is, and the keys that sign them. */
@NullMarked
package dev.portcullis.record.checkpoint;

import org.jspecify.annotations.NullMarked;

/** Decisions, put on record in the log as one hash of many. */
@NullMarked
package dev.portcullis.record.seal;

import org.jspecify.annotations.NullMarked;

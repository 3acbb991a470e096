/** Decisions: what was decided, by what, and where that is kept. */
@NullMarked
package dev.portcullis.record.decision;

import org.jspecify.annotations.NullMarked;

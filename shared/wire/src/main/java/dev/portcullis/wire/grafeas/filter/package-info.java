/** The filters of lists of notes and occurrences: what they say, and what they accept. */
@NullMarked
package dev.portcullis.wire.grafeas.filter;

import org.jspecify.annotations.NullMarked;

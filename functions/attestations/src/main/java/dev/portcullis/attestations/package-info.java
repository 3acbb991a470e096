/** The function that keeps notes and occurrences. */
@NullMarked
package dev.portcullis.attestations;

import org.jspecify.annotations.NullMarked;

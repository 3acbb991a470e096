/** Occurrences, which carry attestations. */
@NullMarked
package dev.portcullis.registers.occurrence;

import org.jspecify.annotations.NullMarked;

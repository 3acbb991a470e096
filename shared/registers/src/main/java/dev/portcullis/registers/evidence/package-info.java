/** The attestations of one digest under one note, where a decision finds them by name. */
@NullMarked
package dev.portcullis.registers.evidence;

import org.jspecify.annotations.NullMarked;

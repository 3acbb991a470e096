/** Attestors. */
@NullMarked
package dev.portcullis.registers.attestor;

import org.jspecify.annotations.NullMarked;

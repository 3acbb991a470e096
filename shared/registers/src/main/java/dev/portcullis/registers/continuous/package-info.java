/** The configurations of continuous validation. */
@NullMarked
package dev.portcullis.registers.continuous;

import org.jspecify.annotations.NullMarked;

/** Why a register refused what it was asked to do. */
@NullMarked
package dev.portcullis.registers.failure;

import org.jspecify.annotations.NullMarked;

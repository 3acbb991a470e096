/** Notes, which attestations hang on. */
@NullMarked
package dev.portcullis.registers.note;

import org.jspecify.annotations.NullMarked;

/** Whole projects, taken out of one store as a file and put into another. */
@NullMarked
package dev.portcullis.record.transfer;

import org.jspecify.annotations.NullMarked;

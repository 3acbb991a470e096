/** The function that a scheduler calls. */
@NullMarked
package dev.portcullis.audit;

import org.jspecify.annotations.NullMarked;

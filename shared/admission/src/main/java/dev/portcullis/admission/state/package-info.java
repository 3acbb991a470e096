/** Reading what a decision depends on, in one go. */
@NullMarked
package dev.portcullis.admission.state;

import org.jspecify.annotations.NullMarked;

/** What a policy that nobody wrote yet would have said of what was decided lately. */
@NullMarked
package dev.portcullis.admission.simulation;

import org.jspecify.annotations.NullMarked;

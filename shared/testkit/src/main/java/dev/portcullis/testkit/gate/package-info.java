/** The gate with its registers over any store, and short words to set a stage for it. */
@NullMarked
package dev.portcullis.testkit.gate;

import org.jspecify.annotations.NullMarked;

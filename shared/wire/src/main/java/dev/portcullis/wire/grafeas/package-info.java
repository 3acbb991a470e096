/** Notes and occurrences as Google's Container Analysis API writes them. */
@NullMarked
package dev.portcullis.wire.grafeas;

import org.jspecify.annotations.NullMarked;

/** The function for breakglass and for the log that proves it. */
@NullMarked
package dev.portcullis.breakglass;

import org.jspecify.annotations.NullMarked;

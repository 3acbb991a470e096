/** Public keys, and what it takes for a signature to hold under one. */
@NullMarked
package dev.portcullis.verification.signature;

import org.jspecify.annotations.NullMarked;

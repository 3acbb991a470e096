/** Attestors and their public keys as Google's Binary Authorization API writes them. */
@NullMarked
package dev.portcullis.wire.attestor;

import org.jspecify.annotations.NullMarked;

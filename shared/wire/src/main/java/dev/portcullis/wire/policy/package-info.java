/** Policies and platform policies as Google's Binary Authorization API writes them. */
@NullMarked
package dev.portcullis.wire.policy;

import org.jspecify.annotations.NullMarked;

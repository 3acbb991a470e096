/** The bridge to Google's own Binary Authorization: attestations of what was allowed here. */
@NullMarked
package dev.portcullis.runtime.bridge;

import org.jspecify.annotations.NullMarked;

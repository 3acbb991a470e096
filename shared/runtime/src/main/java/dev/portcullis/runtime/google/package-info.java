/** Calls of Google's JSON APIs as a service account, without Google's client libraries. */
@NullMarked
package dev.portcullis.runtime.google;

import org.jspecify.annotations.NullMarked;

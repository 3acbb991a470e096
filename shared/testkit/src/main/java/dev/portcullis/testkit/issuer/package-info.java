/** A token issuer for tests: its keys, its key set over loopback HTTP, right and wrong tokens. */
@NullMarked
package dev.portcullis.testkit.issuer;

import org.jspecify.annotations.NullMarked;

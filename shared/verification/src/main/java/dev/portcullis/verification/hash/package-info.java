/** Hashes that names and identities are made of. */
@NullMarked
package dev.portcullis.verification.hash;

import org.jspecify.annotations.NullMarked;

/** Image references, digests, and the patterns of an allowlist. */
@NullMarked
package dev.portcullis.verification.image;

import org.jspecify.annotations.NullMarked;

/** Attestations: signed statements about one image digest. */
@NullMarked
package dev.portcullis.verification.attestation;

import org.jspecify.annotations.NullMarked;

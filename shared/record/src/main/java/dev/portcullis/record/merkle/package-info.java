/** Merkle trees as RFC 6962 hashes them: pure functions of leaves. */
@NullMarked
package dev.portcullis.record.merkle;

import org.jspecify.annotations.NullMarked;

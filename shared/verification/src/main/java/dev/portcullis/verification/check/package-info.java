/** What a policy for Kubernetes asks of images: sets of checks, and where each set applies. */
@NullMarked
package dev.portcullis.verification.check;

import org.jspecify.annotations.NullMarked;

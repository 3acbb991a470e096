/** The checks of a platform policy for Kubernetes, and what came of them, as Google writes them. */
@NullMarked
package dev.portcullis.wire.check;

import org.jspecify.annotations.NullMarked;

/** The composition root: from the environment to wired use cases, in one place. */
@NullMarked
package dev.portcullis.runtime;

import org.jspecify.annotations.NullMarked;

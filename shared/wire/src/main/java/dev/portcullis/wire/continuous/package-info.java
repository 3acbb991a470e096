/** The configuration of continuous validation, which is kept and has no effect. */
@NullMarked
package dev.portcullis.wire.continuous;

import org.jspecify.annotations.NullMarked;

/** The request to validate a deployment. */
@NullMarked
package dev.portcullis.wire.validation;

import org.jspecify.annotations.NullMarked;

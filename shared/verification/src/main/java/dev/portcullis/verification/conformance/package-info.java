/** From sets of checks and what is known of an image to what comes of each check. */
@NullMarked
package dev.portcullis.verification.conformance;

import org.jspecify.annotations.NullMarked;

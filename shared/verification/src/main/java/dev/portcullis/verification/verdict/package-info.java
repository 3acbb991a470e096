/** From a policy and its evidence to a verdict on one image, with reasons. */
@NullMarked
package dev.portcullis.verification.verdict;

import org.jspecify.annotations.NullMarked;

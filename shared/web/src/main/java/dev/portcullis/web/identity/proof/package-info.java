/** What became of a step on the way from a token to a principal. */
@NullMarked
package dev.portcullis.web.identity.proof;

import org.jspecify.annotations.NullMarked;

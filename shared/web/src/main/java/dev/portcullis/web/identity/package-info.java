/** Knows callers by the tokens that they bring. */
@NullMarked
package dev.portcullis.web.identity;

import org.jspecify.annotations.NullMarked;

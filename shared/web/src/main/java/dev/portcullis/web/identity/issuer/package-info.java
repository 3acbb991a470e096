/** Whose tokens are believed, and whom their claims stand for. */
@NullMarked
package dev.portcullis.web.identity.issuer;

import org.jspecify.annotations.NullMarked;

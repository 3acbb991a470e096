/** Tokens as they arrive, and what they claim; nothing here believes them. */
@NullMarked
package dev.portcullis.web.identity.token;

import org.jspecify.annotations.NullMarked;

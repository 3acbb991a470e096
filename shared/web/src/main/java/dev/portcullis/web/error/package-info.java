/** What an answer that is an error says, and which failure becomes which error. */
@NullMarked
package dev.portcullis.web.error;

import org.jspecify.annotations.NullMarked;

/** One request as a handler sees it, and the answer to it. */
@NullMarked
package dev.portcullis.web.call;

import org.jspecify.annotations.NullMarked;

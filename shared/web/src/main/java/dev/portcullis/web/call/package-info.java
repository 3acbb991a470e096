/** One request as a handler sees it. */
@NullMarked
package dev.portcullis.web.call;

import org.jspecify.annotations.NullMarked;

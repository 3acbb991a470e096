/** What holds back callers who ask for too much: at once, per minute, or too slowly. */
@NullMarked
package dev.portcullis.web.limit;

import org.jspecify.annotations.NullMarked;

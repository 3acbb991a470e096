/** Calls to other servers, bounded in time and size. */
@NullMarked
package dev.portcullis.web.outbound;

import org.jspecify.annotations.NullMarked;

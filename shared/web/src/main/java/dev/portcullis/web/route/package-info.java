/** Which handler answers which method and path. */
@NullMarked
package dev.portcullis.web.route;

import org.jspecify.annotations.NullMarked;

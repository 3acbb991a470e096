/** What callers may do. */
@NullMarked
package dev.portcullis.web.permission;

import org.jspecify.annotations.NullMarked;

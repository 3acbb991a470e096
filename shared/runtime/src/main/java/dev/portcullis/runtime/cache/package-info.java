/** What pure functions answered before. */
@NullMarked
package dev.portcullis.runtime.cache;

import org.jspecify.annotations.NullMarked;

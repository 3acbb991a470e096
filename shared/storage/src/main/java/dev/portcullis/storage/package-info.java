/** The one port to data: documents at paths, compare-and-set, and lists by time. */
@NullMarked
package dev.portcullis.storage;

import org.jspecify.annotations.NullMarked;

/** Which requests were answered already, so that one sent twice is answered once. */
@NullMarked
package dev.portcullis.record.request;

import org.jspecify.annotations.NullMarked;

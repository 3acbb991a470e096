/** The history of resources over HTTP, whatever the resources are. */
@NullMarked
package dev.portcullis.web.revision;

import org.jspecify.annotations.NullMarked;

/** How a resource is kept: its document, its versions, and who wrote them. */
@NullMarked
package dev.portcullis.registers.document;

import org.jspecify.annotations.NullMarked;

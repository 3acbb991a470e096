/** What is different between two versions of a resource. */
@NullMarked
package dev.portcullis.registers.change;

import org.jspecify.annotations.NullMarked;

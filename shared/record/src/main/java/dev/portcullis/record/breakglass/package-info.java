/** Breakglass: every use of it and what people made of it afterwards, and grants in advance. */
@NullMarked
package dev.portcullis.record.breakglass;

import org.jspecify.annotations.NullMarked;

/** Who is calling, as every use case is told. */
@NullMarked
package dev.portcullis.registers.principal;

import org.jspecify.annotations.NullMarked;

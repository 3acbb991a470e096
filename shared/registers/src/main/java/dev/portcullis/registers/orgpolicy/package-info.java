/** Organization policies: which policies the workloads of a project may ask for. */
@NullMarked
package dev.portcullis.registers.orgpolicy;

import org.jspecify.annotations.NullMarked;

/** What is due in every project from time to time. */
@NullMarked
package dev.portcullis.record.chore;

import org.jspecify.annotations.NullMarked;

/** Whether a log is whole: everything that it says about itself, made again from its leaves. */
@NullMarked
package dev.portcullis.record.fsck;

import org.jspecify.annotations.NullMarked;

/** What a request is answered with. */
@NullMarked
package dev.portcullis.web.answer;

import org.jspecify.annotations.NullMarked;

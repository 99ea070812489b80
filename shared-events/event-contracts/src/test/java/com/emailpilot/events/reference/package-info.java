/** The contract as files that others read: AsyncAPI document, examples, reference pages and released schemas. */
@NullMarked
package com.emailpilot.events.reference;

import org.jspecify.annotations.NullMarked;

/** The REST resources that are read right after connecting: account, lists, segments. */
@NullMarked
package com.emailpilot.sandbox.rest;

import org.jspecify.annotations.NullMarked;

"""The HTTP API: one router per URL prefix. An endpoint reads its input, calls one function through
the door of its viewer, and returns a wire model."""

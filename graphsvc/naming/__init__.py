"""Who or what is meant by what somebody writes, and what it is called."""

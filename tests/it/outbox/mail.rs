//! What becomes of rows at the mail server.

//! What becomes of rows at LINE, on good days and bad ones.

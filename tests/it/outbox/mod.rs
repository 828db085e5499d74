//! The outbox on a real database, with LINE and a post office played beside it.

mod rows;

//! The rows by themselves: claiming, settling, cancelling, and the ledger's sums.

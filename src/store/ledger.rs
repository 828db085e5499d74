//! The ledger: every person of a notice in exactly one state.

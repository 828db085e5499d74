//! What several tests need.

pub mod city;
pub mod database;
pub mod office;

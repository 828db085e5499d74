//! One test program. Rules are tested beside their code; here the real router, workers and
//! databases run against the simulator as LINE and post office.

mod house;
mod outbox;
mod requirements;
mod rich_menus;
mod sources;
mod support;
mod words;

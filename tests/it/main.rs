//! One test program. Rules are tested beside their code; here the real router, workers and
//! databases run against the simulator as LINE and post office.

mod simulator;
